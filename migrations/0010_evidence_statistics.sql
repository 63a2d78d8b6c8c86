-- After tens of thousands of rows have come at once the planner still takes the tables for empty, until it has been told.
-- Only an owner may analyse a table, so this function does, and does nothing else: it reads and returns no row.
create function refresh_evidence_statistics() returns void language plpgsql security definer set search_path from current as $$
begin
  analyze observation;
  analyze establishment;
  analyze establishment_link;
end
$$;
revoke execute on function refresh_evidence_statistics() from public;
grant execute on function refresh_evidence_statistics() to school_support_app;
