-- An inspection that was entered by hand may be withdrawn: one more version, which repeats what it takes back and says why.
-- The highest version still holds; where that one is a withdrawal, nothing that was entered by hand counts.
alter table entered_inspection add column withdrawn_because text check (length(withdrawn_because) between 1 and 500);
