-- What people at their desk need: lists with the newest first, notes, prepared answers, their own filters, decisions that
-- can be taken back, two pairs of eyes, and escalations with their context.

-- When the conversation was last heard of. Written where the row is written anyway.
alter table conversation add column active_at timestamptz not null default now();
alter table conversation no force row level security;
alter table message no force row level security;
update conversation set active_at = greatest(created_at, updated_at,
  (select max(created_at) from message where message.conversation_id = conversation.id));
alter table conversation force row level security;
alter table message force row level security;
create index conversation_active on conversation (active_at, id);
create index conversation_status on conversation (status, active_at, id);
create index conversation_agent on conversation (agent_id, active_at, id) where agent_id is not null;
grant update (active_at) on conversation to ${people};

-- How lists name a customer: their name, else their e-mail address, else nothing.
create function name_of_customer(wanted uuid) returns text language sql stable
  return coalesce(
    (select display_name from customer where id = wanted),
    (select address from customer_address where customer_id = wanted and kind = 'email'
      order by created_at, address limit 1));

-- By beginnings of words, in whatever language: what a stemmer makes of Korean or of a name finds nothing. A mail's end
-- beyond this is history and lists; a document for the index has a limit too.
-- Kept beside the index, so that looking whether a message has a word reads no text.
alter table message add column words tsvector generated always as (to_tsvector('simple', left(text, 20000))) stored;
create index message_words on message using gin (words);
create index customer_words on customer using gin (to_tsvector('simple', coalesce(display_name, '')));
create index customer_address_words on customer_address
  using gin (to_tsvector('simple', address || ' ' || translate(address, '@', ' ')));

-- For colleagues only.
create table note (
  id              uuid primary key,
  conversation_id uuid        not null references conversation,
  author_id       uuid        not null references account,
  text            text        not null,
  -- Accounts of those who should read it.
  mentions        uuid[]      not null default '{}',
  created_at      timestamptz not null default now()
);
create index note_conversation on note (conversation_id, created_at, id);

create table canned_response (
  id         uuid primary key,
  shortcut   text        not null,
  -- Null for all.
  language   text,
  title      text        not null,
  text       text        not null,
  created_by uuid        not null references account,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index canned_response_shortcut on canned_response (shortcut, coalesce(lower(language), ''));

create table saved_view (
  id         uuid primary key,
  account_id uuid        not null references account,
  name       text        not null,
  screen     text        not null check (screen in ('CONVERSATIONS', 'APPROVALS', 'HANDOFFS')),
  filters    jsonb       not null,
  created_at timestamptz not null default now(),
  unique (account_id, screen, name)
);

alter table approval drop constraint approval_state_check;
alter table approval add constraint approval_state_check check (state in
  ('PENDING', 'CLAIMED', 'APPROVED', 'EDITED', 'REJECTED', 'HANDED_OFF', 'EXPIRED', 'SUPERSEDED'));
alter table approval
  -- When the decision is carried out; null before it is made, after it was carried out, and when it was taken back.
  add column sends_at          timestamptz,
  -- Share of words that final_text changed in the draft.
  add column edit_distance     double precision,
  -- Whether two different people must approve it.
  add column four_eyes         boolean not null default false,
  add column first_approved_by uuid references account,
  add column first_approved_at timestamptz,
  -- What the first of two people made of the draft; null when they left it as it was.
  add column proposed_text     text;
drop index approval_queue;
create index approval_queue on approval (priority desc, due_at, id) where state in ('PENDING', 'CLAIMED');
create index approval_sending on approval (turn_id) where sends_at is not null;
create index approval_conversation on approval (conversation_id);

alter table handoff
  add column audience     text not null default 'ANYBODY' check (audience in ('ANYBODY', 'SENIORS')),
  add column notes        text,
  add column tried        text[] not null default '{}',
  -- Null when the hub opened it.
  add column escalated_by uuid references account;
create index handoff_conversation on handoff (conversation_id);

create table handoff_read (
  handoff_id uuid        not null references handoff,
  account_id uuid        not null references account,
  read_at    timestamptz not null default now(),
  primary key (handoff_id, account_id)
);

-- What a model makes of a handoff, in the background.
create table assessment (
  handoff_id      uuid primary key references handoff,
  state           text        not null check (state in ('MAKING', 'READY', 'FAILED')),
  likely_cause    text,
  suggested_steps text[]      not null default '{}',
  confidence      text check (confidence in ('LOW', 'MEDIUM', 'HIGH')),
  model           text,
  error           text,
  asked_at        timestamptz not null default now(),
  made_at         timestamptz
);

-- Who may: the hub's own work, all; people, what follows.
do $$
declare
  name text;
begin
  foreach name in array array['note', 'canned_response', 'saved_view', 'handoff_read', 'assessment'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy work on %I to ${work} using (true) with check (true)', name);
  end loop;
end
$$;

-- Only who is active can be mentioned or given something.
grant select (state) on account to ${people};

grant select, insert on note to ${people};
create policy seen on note for select to ${people} using ((select acts_as_staff()));
create policy made on note for insert to ${people}
  with check ((select acts_as_staff()) and author_id = (select acting_account()));

grant select, insert, update (shortcut, language, title, text, updated_at), delete on canned_response to ${people};
create policy seen on canned_response for select to ${people} using ((select acts_as_staff()));
create policy made on canned_response for insert to ${people}
  with check ((select acts_as_supervisor()) and created_by = (select acting_account()));
create policy changed on canned_response for update to ${people} using ((select acts_as_supervisor()));
create policy removed on canned_response for delete to ${people} using ((select acts_as_supervisor()));

grant select, insert, delete on saved_view to ${people};
create policy seen on saved_view for select to ${people}
  using ((select acts_as_staff()) and account_id = (select acting_account()));
create policy made on saved_view for insert to ${people}
  with check ((select acts_as_staff()) and account_id = (select acting_account()));
create policy removed on saved_view for delete to ${people}
  using ((select acts_as_staff()) and account_id = (select acting_account()));

grant select, insert on handoff_read to ${people};
create policy seen on handoff_read for select to ${people}
  using ((select acts_as_staff()) and account_id = (select acting_account()));
create policy made on handoff_read for insert to ${people}
  with check ((select acts_as_staff()) and account_id = (select acting_account()));

-- A person asks for one; what is in it comes from the hub's own work.
grant select, insert (handoff_id, state), update (state, error, asked_at) on assessment to ${people};
create policy seen on assessment for select to ${people} using ((select acts_as_staff()));
create policy made on assessment for insert to ${people} with check ((select acts_as_staff()) and state = 'MAKING');
create policy changed on assessment for update to ${people}
  using ((select acts_as_staff()) and state = 'FAILED') with check (state = 'MAKING');

grant select on article to ${people};
create policy seen on article for select to ${people} using ((select acts_as_staff()));

grant update (sends_at, edit_distance, first_approved_by, first_approved_at, proposed_text) on approval to ${people};
-- What one has, one may also give back.
drop policy changed on approval;
create policy changed on approval for update to ${people}
  using ((select acts_as_supervisor()) or (select acts_as_staff()) and (
    state = 'PENDING' or claimed_by = (select acting_account()) or state = 'CLAIMED' and lease_until < now()))
  with check ((select acts_as_supervisor()) or (select acts_as_staff())
    and (claimed_by = (select acting_account()) or claimed_by is null and state in ('PENDING', 'SUPERSEDED'))
    and (decided_by is null or decided_by = (select acting_account())));
-- What waits for a turn that has its reply may be taken out of the queue by whoever gave that reply.
create policy answered on approval for update to ${people}
  using ((select acts_as_staff()) and (state in ('PENDING', 'CLAIMED') or sends_at is not null)
    and exists (select from turn where turn.id = approval.turn_id and turn.closed_at is not null))
  with check (state = 'SUPERSEDED');
-- Nobody approves in somebody else's name, or both times.
create function keep_four_eyes() returns trigger language plpgsql as $$
begin
  if acting_role() is not null and new.first_approved_by is distinct from old.first_approved_by
      and new.first_approved_by is distinct from acting_account()
    or new.four_eyes and new.state in ('APPROVED', 'EDITED')
      and (old.first_approved_by is null or old.first_approved_by = new.decided_by)
  then
    raise exception 'Two people must approve this.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger approval_has_four_eyes before update of state, first_approved_by on approval
  for each row execute function keep_four_eyes();

drop policy made on handoff;
create policy made on handoff for insert to ${people}
  with check ((select acts_as_staff()) and state = 'OPEN' and claimed_by is null
    and (escalated_by is null or escalated_by = (select acting_account())));
drop policy changed on handoff;
create policy changed on handoff for update to ${people}
  using ((select acts_as_senior()) or (select acts_as_staff()) and (
    state = 'OPEN' and audience = 'ANYBODY' or claimed_by = (select acting_account())
    or state = 'CLAIMED' and audience = 'ANYBODY' and lease_until < now()))
  with check ((select acts_as_senior()) or (select acts_as_staff()) and (
    claimed_by = (select acting_account()) or claimed_by is not null and state = 'CLAIMED'
    or claimed_by is null and state in ('OPEN', 'RETURNED')));
-- A policy does not see what the row was: only whoever has a handoff gives it to somebody else.
create function keep_taker() returns trigger language plpgsql as $$
begin
  if acting_role() = 'AGENT' and new.claimed_by is not null and new.claimed_by <> acting_account()
    and old.claimed_by is distinct from acting_account()
  then
    raise exception 'Another agent has this handoff.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger handoff_is_taken before update of claimed_by on handoff
  for each row when (new.claimed_by is distinct from old.claimed_by) execute function keep_taker();
