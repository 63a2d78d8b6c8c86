-- What somebody is about to propose for a school is not for its people to see yet, whatever a question forgets to ask.
create policy officers on proposal_draft as restrictive using ((select scope_urn()) is null);
