-- How far a mailbox has been read. One hub reads it at a time, the one that holds the lease.
create table mailbox_cursor (
  channel_id     text not null,
  folder         text not null,
  uid_validity   bigint,
  -- Every mail up to this one is stored, or listed in mailbox_pending.
  last_uid       bigint not null default 0,
  -- When it was last read to its end.
  read_at        timestamptz,
  -- A mail that was tried in vain, and how often.
  failing_uid    bigint,
  failures       int not null default 0,
  -- Mails since then are asked for and not yet searched.
  backfill_since timestamptz,
  lease_owner    uuid,
  lease_until    timestamptz,
  primary key (channel_id, folder)
);

-- Mails below the cursor that are still to be fetched: unseen at first contact, or asked for.
create table mailbox_pending (
  channel_id       text   not null,
  folder           text   not null,
  uid              bigint not null,
  -- What came before is kept and not answered by the machine.
  answerable_since timestamptz not null,
  primary key (channel_id, folder, uid)
);

-- Mails and their attachments hardly compress, and pieces of them are read without the rest.
alter table inbound alter column raw set storage external;
alter table attachment alter column content set storage external;
