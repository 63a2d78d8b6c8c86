-- The last change of an authority, without what was only looked at: asked for whenever the register is shown.
create index audit_entry_changes on audit_entry (authority_id, seq desc) where outcome = 'done' and action <> 'sign in';
