-- Who else was openly addressed by it (To and Cc of a mail), as an answer to all goes to them.
alter table message add column copied_to text[];

-- By which address a conversation began, so that it follows that address when a merge of customers is undone.
alter table conversation add column began_kind text;
alter table conversation add column began_address text;
update conversation set began_kind = 'email', began_address = (
  select author_address from message
  where conversation_id = conversation.id and author_address is not null order by created_at, id limit 1)
where exists (select 1 from message where conversation_id = conversation.id and author_address is not null);

-- Until when nobody else may take it.
alter table handoff add column lease_until timestamptz;
update handoff set lease_until = claimed_at + interval '5 minutes' where state = 'CLAIMED';
-- The requests whose answers were posted, so that none of them has its effect twice.
alter table handoff add column answered uuid[] not null default '{}';
