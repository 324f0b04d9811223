-- How it is known that an address is this customer's: the channel said so, a site signed it, a mail came back from it, or
-- an agent knows.
alter table customer_address add column proof text not null default 'CHANNEL'
  check (proof in ('CHANNEL', 'SIGNED', 'REPLIED', 'AGENT'));

-- The customer that this one turned out to be; everything of theirs is there now.
alter table customer add column merged_into uuid references customer;

-- What moved when two customers turned out to be one, so that it can move back.
create table customer_merge (
  id               uuid primary key,
  into_id          uuid        not null references customer,
  from_id          uuid        not null references customer,
  proof            text        not null check (proof in ('SIGNED', 'REPLIED', 'AGENT')),
  address_kinds    text[]      not null,
  addresses        text[]      not null,
  conversation_ids uuid[]      not null,
  merged_by        uuid references account,
  merged_at        timestamptz not null default now(),
  undone_by        uuid references account,
  undone_at        timestamptz
);
create unique index customer_merge_from on customer_merge (from_id) where undone_at is null;
create index customer_merge_into on customer_merge (into_id);

-- Where the visitor of a web chat asked to be written to when they have left. Theirs only once a mail came back from it.
create table visitor_email (
  conversation_id uuid primary key references conversation,
  address         text        not null,
  -- When the visitor was last seen to follow the conversation.
  seen_at         timestamptz not null default now(),
  proven_at       timestamptz
);

-- Where a delivery goes that leaves its conversation's channel; fixed when it is first sent.
alter table delivery add column address text;

-- What a visitor uploads waits for the message that names it, and is kept in pieces, so that neither side ever holds it
-- whole. What arrives with a message is in the column content.
alter table attachment alter column message_id drop not null;
alter table attachment alter column content drop not null;
alter table attachment alter column content set storage external;
alter table attachment add column conversation_id uuid references conversation;
alter table attachment add column created_at timestamptz not null default now();
create index attachment_waiting on attachment (conversation_id, created_at) where message_id is null;
create table attachment_piece (
  attachment_id uuid  not null references attachment on delete cascade,
  position      int   not null,
  content       bytea not null,
  primary key (attachment_id, position)
);
alter table attachment_piece alter column content set storage external;
