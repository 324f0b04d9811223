-- People who work in the hub.
create table account (
  id            uuid primary key,
  email         text        not null,
  name          text        not null,
  role          text        not null check (role in ('AGENT', 'SENIOR_AGENT', 'SUPERVISOR', 'ADMINISTRATOR')),
  password_hash text        not null,
  created_at    timestamptz not null default now()
);
create unique index account_email on account (lower(email));

-- Key material that the hub makes for itself at its first start and shares between replicas.
create table secret (
  name       text primary key,
  value      bytea       not null,
  created_at timestamptz not null default now()
);

-- Customers, and the addresses by which channels know them.
create table customer (
  id           uuid primary key,
  display_name text,
  created_at   timestamptz not null default now()
);
create table customer_address (
  kind        text not null,
  address     text not null,
  customer_id uuid not null references customer,
  created_at  timestamptz not null default now(),
  primary key (kind, address)
);
create index customer_address_customer on customer_address (customer_id);

create table conversation (
  id            uuid primary key,
  channel_id    text        not null,
  customer_id   uuid        not null references customer,
  -- Where the channel itself has one thread per correspondent (a Telegram chat); null where it has many.
  thread_key    text,
  subject       text,
  language      text,
  status        text        not null check (status in
                  ('OPEN', 'ANSWERING', 'AWAITING_APPROVAL', 'WITH_AGENT', 'ANSWERED', 'RESOLVED')),
  -- The person who holds the conversation; the assistant is silent from the handoff on (status WITH_AGENT).
  agent_id      uuid references account,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  unique (channel_id, thread_key)
);
create index conversation_customer on conversation (customer_id);

create table conversation_interval (
  id              bigint generated always as identity primary key,
  conversation_id uuid        not null references conversation,
  owner           text        not null check (owner in ('BOT', 'QUEUE', 'AGENT', 'CUSTOMER')),
  started_at      timestamptz not null default now(),
  ended_at        timestamptz
);
create unique index conversation_interval_open on conversation_interval (conversation_id) where ended_at is null;

-- A turn is every customer message since the last reply.
create table turn (
  id              uuid primary key,
  conversation_id uuid        not null references conversation,
  revision        int         not null default 1,
  opened_at       timestamptz not null default now(),
  closed_at       timestamptz
);
create unique index turn_open on turn (conversation_id) where closed_at is null;
create index turn_conversation on turn (conversation_id, opened_at);

create table message (
  id              uuid primary key,
  conversation_id uuid        not null references conversation,
  turn_id         uuid references turn,
  channel_id      text        not null,
  direction       text        not null check (direction in ('IN', 'OUT')),
  author          text        not null check (author in ('CUSTOMER', 'ASSISTANT', 'AGENT', 'HUB')),
  author_id       uuid references account,
  text            text        not null,
  html            text,
  -- The channel's own name for the message: a Message-ID, chat:message, a client's id.
  external_ref    text,
  -- Set on the one reply of a turn; a second reply to the same turn cannot be stored.
  reply_to_turn   uuid unique references turn,
  citations       jsonb,
  created_at      timestamptz not null default now()
);
create index message_conversation on message (conversation_id, created_at);
create index message_turn on message (turn_id, created_at);
create index message_external_ref on message (channel_id, external_ref);

create table attachment (
  id         uuid primary key,
  message_id uuid   not null references message,
  name       text   not null,
  media_type text   not null,
  size       bigint not null,
  content    bytea  not null
);
create index attachment_message on attachment (message_id);

-- Everything that ever arrived, once, as it arrived.
create table inbound (
  id          uuid primary key,
  channel_id  text        not null,
  external_id text        not null,
  state       text        not null check (state in ('STORED', 'FAILED')),
  raw         bytea,
  media_type  text,
  reason      text,
  message_id  uuid references message deferrable initially deferred,
  received_at timestamptz not null default now(),
  unique (channel_id, external_id)
);
create index inbound_failed on inbound (id) where state = 'FAILED';
create index inbound_message on inbound (message_id);

-- What the assistant wrote for one revision of a turn, and everything needed to decide it again.
create table draft (
  id              uuid primary key,
  conversation_id uuid        not null references conversation,
  turn_id         uuid        not null references turn,
  revision        int         not null,
  channel_id      text        not null,
  question        text        not null,
  answer          text        not null,
  citations       jsonb       not null,
  passages        jsonb       not null,
  prompt_version  text        not null,
  model           text,
  input_tokens    int,
  output_tokens   int,
  model_calls     jsonb       not null,
  -- What the model itself wanted, why, and how sure it said it was.
  action          text        not null check (action in ('ANSWER', 'HANDOFF')),
  model_reason    text,
  rating          double precision,
  -- Which sentences of the answer its sources do not support.
  grounding       jsonb       not null,
  signals         jsonb       not null,
  topic           text,
  language        text,
  probability     double precision not null,
  threshold       double precision not null,
  policy_version  text        not null,
  decision        text        not null check (decision in ('AUTO', 'APPROVAL', 'HANDOFF', 'SHADOW')),
  reason          text        not null,
  created_at      timestamptz not null default now(),
  unique (turn_id, revision)
);
create index draft_conversation on draft (conversation_id);

create table approval (
  id              uuid primary key,
  conversation_id uuid        not null references conversation,
  turn_id         uuid        not null references turn,
  draft_id        uuid        not null unique references draft,
  channel_id      text        not null,
  revision        int         not null,
  state           text        not null check (state in
                    ('PENDING', 'CLAIMED', 'APPROVED', 'EDITED', 'REJECTED', 'EXPIRED', 'SUPERSEDED')),
  priority        int         not null default 0,
  due_at          timestamptz not null,
  held_at         timestamptz,
  claimed_by      uuid references account,
  claimed_at      timestamptz,
  lease_until     timestamptz,
  decided_by      uuid references account,
  decided_at      timestamptz,
  final_text      text,
  reason_category text,
  reason          text,
  created_at      timestamptz not null default now()
);
create unique index approval_open on approval (turn_id) where state in ('PENDING', 'CLAIMED');
create index approval_queue on approval (id) where state in ('PENDING', 'CLAIMED');
create index approval_due on approval (due_at) where state in ('PENDING', 'CLAIMED');

create table handoff (
  id              uuid primary key,
  conversation_id uuid        not null references conversation,
  turn_id         uuid references turn,
  channel_id      text        not null,
  state           text        not null check (state in ('OPEN', 'CLAIMED', 'RETURNED', 'RESOLVED')),
  reason          text        not null,
  summary         text,
  claimed_by      uuid references account,
  claimed_at      timestamptz,
  resolved_at     timestamptz,
  created_at      timestamptz not null default now()
);
create unique index handoff_open on handoff (conversation_id) where state in ('OPEN', 'CLAIMED');

-- The outbox: one row per message on its way out.
create table delivery (
  id              uuid primary key,
  message_id      uuid        not null unique references message,
  conversation_id uuid        not null references conversation,
  channel_id      text        not null,
  state           text        not null check (state in
                    ('PENDING', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN', 'DEAD', 'BOUNCED')),
  attempts        int         not null default 0,
  outcome         text,
  detail          text,
  external_ref    text,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);
create index delivery_conversation on delivery (conversation_id);
create index delivery_state on delivery (state, id);

create table delivery_attempt (
  id          bigint generated always as identity primary key,
  delivery_id uuid        not null references delivery,
  started_at  timestamptz not null default now(),
  ended_at    timestamptz,
  outcome     text,
  detail      text
);
create index delivery_attempt_delivery on delivery_attempt (delivery_id);

-- Work written in the transaction of the state that it belongs to.
create table work_item (
  id           bigint generated always as identity primary key,
  topic        text        not null,
  key          text        not null,
  payload      jsonb       not null,
  attempts     int         not null default 0,
  available_at timestamptz not null default now(),
  lease        uuid,
  leased_until timestamptz,
  dead_at      timestamptz,
  last_error   text,
  created_at   timestamptz not null default now()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
create index work_item_ready on work_item (topic, id) where dead_at is null;
create index work_item_key on work_item (topic, key, id) where dead_at is null;

-- The log of what happened; figures and live screens are made from it.
create table event (
  id              bigint generated always as identity primary key,
  txid            xid8        not null default pg_current_xact_id(),
  type            text        not null,
  conversation_id uuid,
  channel_id      text,
  actor_id        uuid,
  at              timestamptz not null default clock_timestamp(),
  payload         jsonb       not null
);
create index event_tail on event (txid, id);
create index event_conversation on event (conversation_id, id);
create index event_at on event (at, type);

create table metric (
  grain        text        not null check (grain in ('minute', 'hour')),
  bucket       timestamptz not null,
  name         text        not null,
  channel_id   text        not null,
  count        bigint      not null,
  -- Milliseconds, for the metrics that measure a time; null for plain counts.
  total_ms     bigint,
  p50_ms       bigint,
  p95_ms       bigint,
  max_ms       bigint,
  primary key (grain, bucket, name, channel_id)
);
create table metric_progress (
  grain        text primary key,
  -- Buckets before this time are in the table metric.
  rolled_up_to timestamptz not null,
  -- Events of older transactions are counted in them; a younger transaction may have committed since.
  seen         xid8        not null
);
insert into metric_progress values ('minute', 'epoch', '0'), ('hour', 'epoch', '0');

-- What the hub may answer from.
create table article (
  id           uuid primary key,
  source       text        not null,
  slug         text        not null,
  title        text        not null,
  topic        text        not null,
  language     text        not null,
  body         text        not null,
  questions    jsonb       not null,
  content_hash bytea       not null,
  version      int         not null default 1,
  updated_at   timestamptz not null default now(),
  removed_at   timestamptz,
  unique (source, slug)
);
create table article_version (
  article_id   uuid        not null references article,
  version      int         not null,
  title        text        not null,
  body         text        not null,
  questions    jsonb       not null,
  content_hash bytea       not null,
  created_at   timestamptz not null default now(),
  primary key (article_id, version)
);
create table chunk (
  id         uuid primary key,
  article_id uuid not null references article,
  position   int  not null,
  kind       text not null check (kind in ('PASSAGE', 'QUESTION')),
  text       text not null,
  text_hash  bytea not null,
  unique (article_id, position)
);
create table embedding (
  model     text  not null,
  text_hash bytea not null,
  vector    real[] not null,
  primary key (model, text_hash)
);
-- Counts every change of the knowledge base, so that an index can tell whether it is current.
create table knowledge_revision (
  one      boolean primary key default true check (one),
  revision bigint not null
);
insert into knowledge_revision (revision) values (0);
