-- Two people who correct one name at once: the second is told.
alter table person add column version integer not null default 1;

-- A demonstration is one from its first day to its last: it offers everyone in it to sign in as, so an authority with
-- real people must never become one, nor the other way round. Kept here, where no setting and no page reaches.
create function keep_demonstration() returns trigger language plpgsql as $$
begin
  if new.demonstration is distinct from old.demonstration then
    raise exception 'An authority is a demonstration from its first day or never' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger authority_demonstration before update on authority for each row execute function keep_demonstration();
