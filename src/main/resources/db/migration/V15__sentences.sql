-- Answers that a chat shows sentence by sentence while they are written.

-- What the customer has seen of an answer, from then on said. Rows never change.
create table sentence (
  turn_id         uuid        not null references turn,
  -- From 0. A turn is answered so once: whoever begins a second time finds the first place taken.
  position        int         not null,
  conversation_id uuid        not null references conversation,
  -- With the white space before it: those of a turn, joined, are the message that takes their place.
  text            text        not null,
  citations       jsonb       not null,
  shown_at        timestamptz not null default now(),
  primary key (turn_id, position)
);

-- The turn whose answer is being shown, until what was shown is a message.
alter table conversation add column showing_turn uuid references turn;

-- Whether the customer saw it as sentences before it was a message.
alter table message add column streamed boolean not null default false;
create unique index message_streamed on message (turn_id) where streamed;

alter table sentence enable row level security;
alter table sentence force row level security;
create policy work on sentence to ${work} using (true) with check (true);

grant select on sentence to ${people};
create policy seen on sentence for select to ${people}
  using ((select acts_as_staff()) or conversation_id = (select acting_conversation()));

-- Who takes a conversation over ends what it was being shown: the hub's words become a message, exactly as they were shown.
grant update (showing_turn) on conversation to ${people};
create policy said on message for insert to ${people} with check (
  (select acts_as_staff()) and streamed and direction = 'OUT' and author = 'ASSISTANT' and author_id is null
  and reply_to_turn is null
  and conversation_id = (select turn.conversation_id from turn where turn.id = message.turn_id)
  and text = (select string_agg(sentence.text, '' order by sentence.position) from sentence
    where sentence.turn_id = message.turn_id));
create policy said on delivery for insert to ${people} with check (
  (select acts_as_staff()) and state = 'PENDING'
  and exists (select from message where message.id = message_id and message.streamed));

create or replace function shown_to_customers(type text) returns boolean language sql immutable parallel safe
  return type in ('message-received', 'message-sent', 'conversation-status-changed', 'conversation-read', 'rating-wanted',
    'sentence-shown', 'sentences-stopped');
