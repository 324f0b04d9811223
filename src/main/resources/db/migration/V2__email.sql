alter table message
  -- What the customer wrote together with the quoted history and the signature; null when text is all.
  add column full_text text,
  -- Why no machine may answer it; null for a person's message.
  add column automatic text,
  -- Who wrote it, where several may write to one conversation (mail).
  add column author_address text;
create index message_author_address on message (channel_id, author_address, created_at) where author_address is not null;

-- A conversation that somebody referred to who does not belong to it.
alter table conversation add column linked_to uuid references conversation;

-- Whom the customer copied in, and who may therefore join.
create table conversation_participant (
  conversation_id uuid not null references conversation,
  kind            text not null,
  address         text not null,
  display_name    text,
  created_at      timestamptz not null default now(),
  primary key (conversation_id, kind, address)
);

-- Tells another message of the same name from a redelivery.
alter table inbound add column fingerprint text;

-- Of an attachment over the limit only name and size are kept.
alter table attachment alter column content drop not null;
alter table attachment add column content_id text;
