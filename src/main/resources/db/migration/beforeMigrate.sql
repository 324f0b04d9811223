-- The roles that the hub connects as. They belong to the whole server, so each start looks whether they are there.
do $$
declare
  needed text;
begin
  foreach needed in array array['${work}', '${people}'] loop
    continue when exists (select from pg_roles where rolname = needed);
    begin
      execute format('create role %I login nosuperuser nocreatedb nocreaterole noinherit nobypassrls', needed);
    exception
      when duplicate_object or unique_violation then
        -- Another hub made it just now.
        null;
      when insufficient_privilege then
        raise exception 'The database role % is missing, and % may not create it.', needed, current_user
          using errcode = 'insufficient_privilege',
            hint = 'Let an administrator of the database run: create role ${work} login noinherit password ''...''; '
              'create role ${people} login noinherit password ''...''; with one password for both, and set it as '
              'SERAI_DATABASE_ROLES_PASSWORD. See docs/security/rows.md.';
    end;
  end loop;
end
$$;
