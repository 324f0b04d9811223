-- A person who left keeps their account, because what they did names it.
alter table account
  add column state                text        not null default 'ACTIVE' check (state in ('ACTIVE', 'DEACTIVATED')),
  -- A password that the hub printed, or that somebody else chose.
  add column must_change_password boolean     not null default false,
  -- Raised to end all of an account's sessions at once: one of an older generation opens nothing, on any replica.
  add column session_generation   int         not null default 0,
  add column updated_at           timestamptz not null default now();

-- Sessions as Spring Session JDBC 3.5 keeps them (its schema-postgresql.sql).
create table spring_session (
  primary_id            char(36) not null primary key,
  session_id            char(36) not null,
  creation_time         bigint   not null,
  last_access_time      bigint   not null,
  max_inactive_interval int      not null,
  expiry_time           bigint   not null,
  principal_name        varchar(100)
);
create unique index spring_session_id on spring_session (session_id);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
  session_primary_id char(36)     not null references spring_session on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  primary key (session_primary_id, attribute_name)
);
