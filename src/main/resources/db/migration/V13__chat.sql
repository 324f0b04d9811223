-- What the visitors of a chat get and give besides messages: where they stand, read marks, a form before they begin,
-- what they think of answers, and transcripts.

-- What a visitor said about themself before they began. It proves nothing.
create table chat_form (
  conversation_id uuid primary key references conversation,
  -- A list of {field, label, value}: the labels as the visitor saw them.
  answers         jsonb       not null,
  created_at      timestamptz not null default now()
);

-- Up to where each side has read what the other one wrote.
create table read_mark (
  conversation_id uuid        not null references conversation,
  reader          text        not null check (reader in ('CUSTOMER', 'PERSON')),
  message_id      uuid        not null references message,
  read_at         timestamptz not null default now(),
  primary key (conversation_id, reader)
);

create table answer_feedback (
  message_id      uuid primary key references message,
  conversation_id uuid        not null references conversation,
  helpful         boolean     not null,
  comment         text,
  given_at        timestamptz not null default now()
);
create index answer_feedback_conversation on answer_feedback (conversation_id);

-- A row without a score: the visitor was asked.
create table conversation_rating (
  conversation_id uuid primary key references conversation,
  score           int check (score between 1 and 5),
  comment         text,
  rated_at        timestamptz
);

-- Where transcripts went: each is one mail.
create table transcript (
  id              uuid primary key,
  conversation_id uuid        not null references conversation,
  address         text        not null,
  asked_at        timestamptz not null default now()
);
create index transcript_conversation on transcript (conversation_id, asked_at);
create index transcript_address on transcript (address, asked_at);

-- How long people take is read off the last day.
create index approval_created on approval (created_at);
create index handoff_created on handoff (created_at);

-- Who may: the hub's own work, all; people, what follows. What a visitor gives is stored by the hub, as their messages are.
do $$
declare
  name text;
begin
  foreach name in array array['chat_form', 'read_mark', 'answer_feedback', 'conversation_rating', 'transcript'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy work on %I to ${work} using (true) with check (true)', name);
  end loop;
end
$$;

grant select on chat_form to ${people};
create policy seen on chat_form for select to ${people} using ((select acts_as_staff()));

grant select, insert, update (message_id, read_at) on read_mark to ${people};
create policy seen on read_mark for select to ${people}
  using ((select acts_as_staff()) or conversation_id = (select acting_conversation()));
create policy made on read_mark for insert to ${people} with check ((select acts_as_staff()) and reader = 'PERSON');
create policy changed on read_mark for update to ${people} using ((select acts_as_staff()) and reader = 'PERSON');

grant select on answer_feedback to ${people};
create policy seen on answer_feedback for select to ${people}
  using ((select acts_as_staff()) or conversation_id = (select acting_conversation()));

-- Whoever resolves a conversation lets its visitor be asked.
grant select, insert (conversation_id) on conversation_rating to ${people};
create policy seen on conversation_rating for select to ${people}
  using ((select acts_as_staff()) or conversation_id = (select acting_conversation()));
create policy made on conversation_rating for insert to ${people} with check ((select acts_as_staff()));

-- Which events a customer may see.
create function shown_to_customers(type text) returns boolean language sql immutable parallel safe
  return type in ('message-received', 'message-sent', 'conversation-status-changed', 'conversation-read', 'rating-wanted');
drop policy seen on event;
create policy seen on event for select to ${people} using (
  (select acts_as_staff())
  or conversation_id = (select acting_conversation()) and shown_to_customers(type));
