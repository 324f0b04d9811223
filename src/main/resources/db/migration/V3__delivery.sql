-- A message's text is the newest; what it said before is kept here.
alter table message add column edited_at timestamptz;
create table message_edit (
  id         bigint generated always as identity primary key,
  message_id uuid        not null references message,
  -- What it said until this edit.
  text       text        not null,
  edited_at  timestamptz not null default now()
);
create index message_edit_message on message_edit (message_id);

-- An attachment whose content the hub could not get or does not keep, and why.
alter table attachment alter column content drop not null;
alter table attachment add column note text;

-- Since when the customer refuses what is sent to them; null while they can be reached.
alter table conversation add column unreachable_since timestamptz;

-- A long message goes out in parts, and none of them twice: how many there are, and how many were taken.
alter table delivery add column parts int;
alter table delivery add column parts_sent int not null default 0;
create index delivery_channel on delivery (channel_id, state, id);
create index inbound_failed_channel on inbound (channel_id, id) where state = 'FAILED';
