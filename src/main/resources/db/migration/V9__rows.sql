-- Who may see and change which rows; docs/security/rows.md has the table. The hub's own work connects as ${work}, requests
-- of people and customers as ${people}, who are told by the settings serai.role, serai.account and serai.conversation.

create function acting_role() returns text
  language sql stable parallel safe return nullif(current_setting('serai.role', true), '');
create function acting_account() returns uuid
  language sql stable parallel safe return nullif(current_setting('serai.account', true), '')::uuid;
-- Set for customers only.
create function acting_conversation() returns uuid
  language sql stable parallel safe return nullif(current_setting('serai.conversation', true), '')::uuid;
create function acts_as_staff() returns boolean language sql stable parallel safe
  return coalesce(acting_role() in ('AGENT', 'SENIOR_AGENT', 'SUPERVISOR', 'ADMINISTRATOR'), false);
create function acts_as_senior() returns boolean language sql stable parallel safe
  return coalesce(acting_role() in ('SENIOR_AGENT', 'SUPERVISOR', 'ADMINISTRATOR'), false);
create function acts_as_supervisor() returns boolean language sql stable parallel safe
  return coalesce(acting_role() in ('SUPERVISOR', 'ADMINISTRATOR'), false);

-- Who did what, for those who must answer for it. Nothing in it ever changes.
create table audit_entry (
  id           bigint generated always as identity primary key,
  at           timestamptz not null default clock_timestamp(),
  -- Null when the hub did it, or somebody who could not sign in.
  actor_id     uuid,
  action       text        not null,
  subject_type text        not null,
  subject_id   text,
  -- Never a secret, and nothing that anybody wrote.
  facts        jsonb       not null default '{}'
);
create index audit_entry_actor on audit_entry (actor_id, id);
create index audit_entry_action on audit_entry (action, id);
create index audit_entry_subject on audit_entry (subject_type, subject_id, id);
create index audit_entry_at on audit_entry (at, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log is only added to.' using errcode = 'insufficient_privilege';
end
$$;
-- Rights do not bind the owner, this does.
create trigger audit_entry_is_kept before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();

-- The hub's own work may do everything with every row, now and in tables to come.
do $$
declare
  name text;
begin
  execute format('grant usage on schema %I to ${work}, ${people}', current_schema());
  execute format(
    'alter default privileges in schema %I grant select, insert, update, delete on tables to ${work}', current_schema());
  for name in select relname from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and relname <> '${flyway:table}'
  loop
    execute format('grant select, insert, update, delete on %I to ${work}', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy work on %I to ${work} using (true) with check (true)', name);
  end loop;
end
$$;
revoke all on "${flyway:table}" from ${work};
revoke update, delete on audit_entry from ${work};

-- People and customers: nothing, but for what follows. A subselect is evaluated once for a statement, not for each row.

grant select (id, name, role) on account to ${people};
create policy seen on account for select to ${people} using (
  (select acts_as_staff())
  or id in (select author_id from message where conversation_id = (select acting_conversation())));

grant select, update (display_name, merged_into) on customer to ${people};
create policy seen on customer for select to ${people} using ((select acts_as_staff()));
create policy changed on customer for update to ${people} using ((select acts_as_staff()));

grant select, insert, update (customer_id) on customer_address to ${people};
create policy seen on customer_address for select to ${people} using ((select acts_as_staff()));
create policy made on customer_address for insert to ${people} with check ((select acts_as_staff()));
create policy changed on customer_address for update to ${people} using ((select acts_as_staff()));

grant select, insert, update (conversation_ids, undone_by, undone_at) on customer_merge to ${people};
create policy seen on customer_merge for select to ${people} using ((select acts_as_staff()));
create policy made on customer_merge for insert to ${people}
  with check ((select acts_as_staff()) and merged_by = (select acting_account()));
create policy changed on customer_merge for update to ${people} using ((select acts_as_staff()))
  with check (undone_by is null or undone_by = (select acting_account()));

grant select, update (status, agent_id, customer_id, updated_at) on conversation to ${people};
create policy seen on conversation for select to ${people}
  using ((select acts_as_staff()) or id = (select acting_conversation()));
create policy changed on conversation for update to ${people} using ((select acts_as_staff()));

-- As a policy it would hide a conversation that somebody else holds from those who lock it, and they could not be told.
create function keep_holder() returns trigger language plpgsql as $$
begin
  if acting_role() = 'AGENT' and acting_account() is distinct from old.agent_id
    -- Whoever took over a handoff whose lease ran out takes its conversation along.
    and not exists (select from handoff where conversation_id = old.id and state = 'CLAIMED'
      and claimed_by = acting_account())
  then
    raise exception 'Another agent holds this conversation.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger conversation_is_held before update of status, agent_id on conversation
  for each row when (old.agent_id is not null) execute function keep_holder();

grant select, insert (conversation_id, owner), update (ended_at) on conversation_interval to ${people};
create policy seen on conversation_interval for select to ${people} using ((select acts_as_staff()));
create policy made on conversation_interval for insert to ${people} with check ((select acts_as_staff()));
create policy changed on conversation_interval for update to ${people} using ((select acts_as_staff()));

grant select on conversation_participant to ${people};
create policy seen on conversation_participant for select to ${people} using ((select acts_as_staff()));

grant select, insert, update (address, seen_at, proven_at) on visitor_email to ${people};
create policy seen on visitor_email for select to ${people}
  using ((select acts_as_staff()) or conversation_id = (select acting_conversation()));
create policy made on visitor_email for insert to ${people}
  with check (conversation_id = (select acting_conversation()) and proven_at is null);
create policy changed on visitor_email for update to ${people} using (conversation_id = (select acting_conversation()));

grant select, update (closed_at) on turn to ${people};
create policy seen on turn for select to ${people}
  using ((select acts_as_staff()) or conversation_id = (select acting_conversation()));
create policy changed on turn for update to ${people} using ((select acts_as_staff()));

-- What a customer writes is stored by the hub; a person writes in their own name.
grant select, insert on message to ${people};
create policy seen on message for select to ${people}
  using ((select acts_as_staff()) or conversation_id = (select acting_conversation()));
create policy made on message for insert to ${people} with check (
  (select acts_as_staff()) and direction = 'OUT' and author = 'AGENT' and author_id = (select acting_account()));

grant select on message_edit to ${people};
create policy seen on message_edit for select to ${people} using ((select acts_as_staff()));

-- A visitor uploads, and names in a message of their own what they uploaded; then it stays as it is.
grant select, insert, update (size, message_id), delete on attachment to ${people};
create policy seen on attachment for select to ${people} using (
  (select acts_as_staff())
  or conversation_id = (select acting_conversation())
  or message_id in (select id from message where conversation_id = (select acting_conversation())));
create policy made on attachment for insert to ${people}
  with check (conversation_id = (select acting_conversation()) and message_id is null);
create policy changed on attachment for update to ${people}
  using (conversation_id = (select acting_conversation()) and message_id is null)
  with check (
    conversation_id = (select acting_conversation())
    and (message_id is null or message_id in (
      select id from message where conversation_id = (select acting_conversation()) and direction = 'IN')));
create policy removed on attachment for delete to ${people}
  using (conversation_id = (select acting_conversation()) and message_id is null);

grant select, insert on attachment_piece to ${people};
create policy seen on attachment_piece for select to ${people} using (
  exists (select from attachment where attachment.id = attachment_id));
create policy made on attachment_piece for insert to ${people} with check (
  exists (select from attachment where attachment.id = attachment_id and message_id is null
    and conversation_id = (select acting_conversation())));

grant select on inbound to ${people};
create policy seen on inbound for select to ${people} using ((select acts_as_staff()) and state = 'FAILED');

grant select on draft to ${people};
create policy seen on draft for select to ${people} using ((select acts_as_staff()));

-- What another agent has claimed is theirs until the lease runs out.
grant select, update (state, claimed_by, claimed_at, lease_until, decided_by, decided_at, final_text, reason_category, reason)
  on approval to ${people};
create policy seen on approval for select to ${people} using ((select acts_as_staff()));
create policy changed on approval for update to ${people}
  using ((select acts_as_supervisor()) or (select acts_as_staff()) and (
    state = 'PENDING' or claimed_by = (select acting_account()) or state = 'CLAIMED' and lease_until < now()))
  with check ((select acts_as_supervisor()) or (select acts_as_staff())
    and claimed_by = (select acting_account())
    and (decided_by is null or decided_by = (select acting_account())));

grant select, insert, update (state, claimed_by, claimed_at, lease_until, resolved_at, answered) on handoff to ${people};
create policy seen on handoff for select to ${people} using ((select acts_as_staff()));
create policy made on handoff for insert to ${people}
  with check ((select acts_as_staff()) and state = 'OPEN' and claimed_by is null);
create policy changed on handoff for update to ${people}
  using ((select acts_as_senior()) or (select acts_as_staff()) and (
    state = 'OPEN' or claimed_by = (select acting_account()) or state = 'CLAIMED' and lease_until < now()))
  with check ((select acts_as_senior()) or (select acts_as_staff()) and claimed_by = (select acting_account()));

grant select, insert, update (state, attempts, updated_at) on delivery to ${people};
create policy seen on delivery for select to ${people}
  using ((select acts_as_staff()) or conversation_id = (select acting_conversation()));
create policy made on delivery for insert to ${people} with check (
  (select acts_as_staff()) and state = 'PENDING'
  and exists (select from message where message.id = message_id and author_id = (select acting_account())));
create policy changed on delivery for update to ${people} using ((select acts_as_staff()));

grant select on delivery_attempt to ${people};
create policy seen on delivery_attempt for select to ${people} using ((select acts_as_staff()));

grant insert on work_item to ${people};
create policy made on work_item for insert to ${people} with check ((select acts_as_staff()));

grant select, insert on event to ${people};
create policy seen on event for select to ${people} using (
  (select acts_as_staff())
  or conversation_id = (select acting_conversation())
    and type in ('message-received', 'message-sent', 'conversation-status-changed'));
create policy made on event for insert to ${people}
  with check ((select acts_as_staff()) and (actor_id is null or actor_id = (select acting_account())));

grant select on metric to ${people};
create policy seen on metric for select to ${people} using ((select acts_as_staff()));

grant select on knowledge_revision to ${people};
create policy seen on knowledge_revision for select to ${people} using (true);

-- All but the secret.
grant select (id, url, event_types, enabled, created_by, created_at, updated_at),
  update (url, event_types, enabled, updated_at), delete on webhook_subscription to ${people};
create policy seen on webhook_subscription for select to ${people} using ((select acts_as_staff()));
create policy changed on webhook_subscription for update to ${people} using ((select acts_as_staff()));
create policy removed on webhook_subscription for delete to ${people} using ((select acts_as_staff()));

grant select, update (state, attempts, updated_at) on webhook_delivery to ${people};
create policy seen on webhook_delivery for select to ${people} using ((select acts_as_staff()));
create policy changed on webhook_delivery for update to ${people} using ((select acts_as_staff()));

grant select, insert, update (backfill_since) on mailbox_cursor to ${people};
create policy seen on mailbox_cursor for select to ${people} using ((select acts_as_staff()));
create policy made on mailbox_cursor for insert to ${people} with check ((select acts_as_staff()));
create policy changed on mailbox_cursor for update to ${people} using ((select acts_as_staff()));
grant select on mailbox_pending to ${people};
create policy seen on mailbox_pending for select to ${people} using ((select acts_as_staff()));

grant select, insert on audit_entry to ${people};
create policy seen on audit_entry for select to ${people} using ((select acts_as_supervisor()));
create policy made on audit_entry for insert to ${people}
  with check ((select acts_as_staff()) and actor_id = (select acting_account()));
