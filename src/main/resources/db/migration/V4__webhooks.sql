-- Who wants to be told of events, and where.
create table webhook_subscription (
  id          uuid primary key,
  url         text        not null,
  -- Needed to sign; shown once, when the subscription is made.
  secret      text        not null,
  -- Empty for all.
  event_types text[]      not null default '{}',
  enabled     boolean     not null default true,
  created_by  uuid references account,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);

-- One row for each event that a subscription is told of.
create table webhook_delivery (
  id              uuid primary key,
  subscription_id uuid        not null references webhook_subscription on delete cascade,
  event_id        bigint      not null,
  event_type      text        not null,
  body            text        not null,
  state           text        not null check (state in ('PENDING', 'SENT', 'FAILED', 'DEAD')),
  attempts        int         not null default 0,
  -- The last attempt's end, in one line; never what the other end answered.
  outcome         text,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  unique (subscription_id, event_id)
);
create index webhook_delivery_state on webhook_delivery (subscription_id, state, id);

-- Events up to here have been handed out. A new hub begins with what happens from now on.
create table webhook_progress (
  one  boolean primary key default true check (one),
  txid xid8   not null,
  id   bigint not null
);
insert into webhook_progress (txid, id) values (pg_snapshot_xmin(pg_current_snapshot()), 0);
