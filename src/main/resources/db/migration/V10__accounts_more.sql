-- By what programs get in, for their owner. The token itself is kept nowhere.
create table api_token (
  id           uuid primary key,
  account_id   uuid        not null references account,
  name         text        not null,
  token_hash   bytea       not null unique,
  scopes       text[]      not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz
);
create index api_token_account on api_token (account_id, id);

-- Somebody who was invited and has not chosen a password yet.
alter table account drop constraint account_state_check;
alter table account add constraint account_state_check check (state in ('INVITED', 'ACTIVE', 'DEACTIVATED'));

-- Links in mails, by which a password is chosen once. The token itself is kept nowhere.
create table account_link (
  token_hash bytea primary key,
  account_id uuid        not null references account,
  purpose    text        not null check (purpose in ('PASSWORD_RESET', 'INVITATION')),
  expires_at timestamptz not null
);
create index account_link_account on account_link (account_id);

-- A second factor: its secret is encrypted, and counts once it was confirmed. The step is that of the last code, which is
-- good once.
alter table account
  add column totp_secret       bytea,
  add column totp_confirmed_at timestamptz,
  add column totp_step         bigint not null default 0;

create table recovery_code (
  account_id uuid  not null references account,
  code_hash  bytea not null,
  primary key (account_id, code_hash)
);

-- What is in these is nobody's to read, their own included; docs/security/rows.md.
do $$
declare
  name text;
begin
  foreach name in array array['api_token', 'account_link', 'recovery_code'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy work on %I to ${work} using (true) with check (true)', name);
  end loop;
end
$$;
