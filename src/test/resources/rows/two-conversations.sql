-- Everything that can belong to a conversation, twice: of customer a (…0a) and of customer b (…0b).
insert into account (id, email, name, role, password_hash) values
  ('00000000-0000-0000-0000-000000000001', 'mina@example.org', 'Mina', 'AGENT', 'hash-of-mina'),
  ('00000000-0000-0000-0000-000000000002', 'jonas@example.org', 'Jonas', 'AGENT', 'hash-of-jonas'),
  ('00000000-0000-0000-0000-000000000003', 'sofia@example.org', 'Sofia', 'SUPERVISOR', 'hash-of-sofia');
insert into secret (name, value) values ('a-key', 'x');
insert into api_token (id, account_id, name, token_hash, scopes, created_at, expires_at) values
  (gen_random_uuid(), '00000000-0000-0000-0000-000000000001', 'the till', 'x', '{approvals:read}', now(), now() + interval '1 day');
insert into account_link (token_hash, account_id, purpose, expires_at) values
  ('x', '00000000-0000-0000-0000-000000000001', 'PASSWORD_RESET', now() + interval '1 day');
insert into recovery_code (account_id, code_hash) values ('00000000-0000-0000-0000-000000000001', 'x');

do $$
declare
  c uuid;
  agent uuid;
  about uuid;
  said uuid;
begin
  foreach c in array array['00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-00000000000b']::uuid[] loop
    -- Mina holds what a began, Jonas what b began.
    agent := case when c::text like '%a' then '00000000-0000-0000-0000-000000000001'
      else '00000000-0000-0000-0000-000000000002' end;
    insert into customer (id, display_name) values (c, 'Customer ' || right(c::text, 1));
    insert into customer_address (kind, address, customer_id) values ('webchat', c::text, c);
    insert into conversation (id, channel_id, customer_id, status, agent_id) values (c, 'webchat', c, 'WITH_AGENT', agent);
    insert into conversation_interval (conversation_id, owner) values (c, 'AGENT');
    insert into conversation_participant (conversation_id, kind, address) values (c, 'email', 'copied@example.org');
    insert into visitor_email (conversation_id, address) values (c, c || '@example.org');
    insert into turn (id, conversation_id) values (c, c);
    insert into message (id, conversation_id, turn_id, channel_id, direction, author, text)
      values (c, c, c, 'webchat', 'IN', 'CUSTOMER', 'I am ' || c);
    about := gen_random_uuid();
    insert into message (id, conversation_id, channel_id, direction, author, author_id, text)
      values (about, c, 'webchat', 'OUT', 'AGENT', agent, 'Dear ' || c);
    insert into sentence (turn_id, position, conversation_id, text, citations)
      values (c, 0, c, 'To', '[]'), (c, 1, c, ' ' || c, '[]');
    said := gen_random_uuid();
    insert into message (id, conversation_id, turn_id, channel_id, direction, author, text, streamed)
      values (said, c, c, 'webchat', 'OUT', 'ASSISTANT', 'To ' || c, true);
    insert into message_edit (message_id, text) values (c, 'before');
    insert into attachment (id, message_id, conversation_id, name, media_type, size) values (c, c, c, 'a.txt', 'text/plain', 1);
    insert into attachment_piece (attachment_id, position, content) values (c, 0, 'x');
    insert into inbound (id, channel_id, external_id, state, raw) values (c, 'webchat', c::text, 'FAILED', 'x');
    insert into inbound (id, channel_id, external_id, state, message_id)
      values (gen_random_uuid(), 'webchat', 'm' || c, 'STORED', c);
    insert into draft (id, conversation_id, turn_id, revision, channel_id, question, answer, citations, passages,
      prompt_version, model_calls, action, grounding, signals, probability, threshold, policy_version, decision, reason)
      values (c, c, c, 1, 'webchat', 'who?', 'you', '[]', '[]', '1', '[]', 'ANSWER', '{}', '{}', 0.5, 0.8, '1',
        'APPROVAL', 'BELOW_THRESHOLD');
    insert into approval (id, conversation_id, turn_id, draft_id, channel_id, revision, state, due_at, claimed_by,
      claimed_at, lease_until)
      values (c, c, c, c, 'webchat', 1, 'CLAIMED', now(), agent, now(), now() + interval '5 minutes');
    insert into handoff (id, conversation_id, turn_id, channel_id, state, reason, summary, claimed_by, claimed_at,
      lease_until)
      values (c, c, c, 'webchat', 'CLAIMED', 'asked', 'I am ' || c, agent, now(), now() + interval '5 minutes');
    insert into handoff_read (handoff_id, account_id) values (c, agent);
    insert into assessment (handoff_id, state) values (c, 'FAILED');
    insert into note (id, conversation_id, author_id, text) values (c, c, agent, 'I know ' || c);
    insert into canned_response (id, shortcut, title, text, created_by) values (c, 'r' || c, 'Thanks', 'Thank you', agent);
    insert into saved_view (id, account_id, name, screen, filters) values (c, agent, 'mine', 'CONVERSATIONS', '{}');
    insert into delivery (id, message_id, conversation_id, channel_id, state) values (c, about, c, 'webchat', 'SENT');
    insert into delivery (id, message_id, conversation_id, channel_id, state)
      values (said, said, c, 'webchat', 'SENT'), (gen_random_uuid(), c, c, 'webchat', 'SENT');
    insert into delivery_attempt (delivery_id) values (c);
    insert into work_item (topic, key, payload) values ('deliveries', c::text, '{}');
    insert into chat_form (conversation_id, answers) values (c, '[{"field": "order", "label": "Order", "value": "4711"}]');
    insert into read_mark (conversation_id, reader, message_id) values (c, 'CUSTOMER', about);
    insert into answer_feedback (message_id, conversation_id, helpful, comment) values (about, c, true, 'Thanks from ' || c);
    insert into conversation_rating (conversation_id, score, comment) values (c, 5, 'Good, says ' || c);
    insert into transcript (id, conversation_id, address) values (c, c, c || '@example.org');
    insert into event (type, conversation_id, channel_id, payload)
      values ('message-received', c, 'webchat', '{"text": "hello"}'), ('sentence-shown', c, 'webchat', '{"text": "To"}'),
      ('approval-requested', c, 'webchat', '{}');
    insert into customer_merge (id, into_id, from_id, proof, address_kinds, addresses, conversation_ids, merged_by)
      values (c, c, c, 'AGENT', '{webchat}', array[c::text], '{}', agent);
    insert into webhook_subscription (id, url, secret, created_by) values (c, 'https://example.org', 'whsec_x', agent);
    insert into webhook_delivery (id, subscription_id, event_id, event_type, body, state)
      values (c, c, 1, 'message-received', '{"text": "hello"}', 'DEAD');
    insert into audit_entry (actor_id, action, subject_type, subject_id) values (agent, 'approval-decided', 'approval', c::text);
  end loop;
end
$$;
-- Their own rows are as many as each agent's, and others.
insert into handoff_read (handoff_id, account_id)
  values ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000003');
insert into saved_view (id, account_id, name, screen, filters)
  values (gen_random_uuid(), '00000000-0000-0000-0000-000000000003', 'mine', 'CONVERSATIONS', '{}');

-- What is over, what waits, and what each agent did: so that some rows of every table are somebody's own and others are not.
update handoff set escalated_by = claimed_by;
insert into conversation_interval (conversation_id, owner, ended_at) select id, 'BOT', now() from conversation;
insert into turn (id, conversation_id, closed_at)
  select ('00000000-0000-0000-0000-0000000000c' || right(id::text, 1))::uuid, id, now() from conversation;
-- What nobody was shown.
insert into message (id, conversation_id, turn_id, channel_id, direction, author, text, streamed)
  select gen_random_uuid(), conversation_id, id, 'webchat', 'OUT', 'ASSISTANT', 'Words of one''s own', true from turn
  where closed_at is not null;
insert into attachment (id, conversation_id, name, media_type, size)
  select gen_random_uuid(), id, 'waiting.txt', 'text/plain', 1 from conversation;
insert into attachment_piece (attachment_id, position, content)
  select id, 0, 'x' from attachment where message_id is null;
insert into event (type, conversation_id, channel_id, actor_id, payload)
  select 'approval-claimed', id, channel_id, agent_id, '{}' from conversation;
insert into read_mark (conversation_id, reader, message_id) select id, 'PERSON', id from conversation;
insert into spring_session (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time,
  principal_name)
  values ('a', 'a', 0, 0, 3600, 0, '00000000-0000-0000-0000-000000000001');
insert into spring_session_attributes (session_primary_id, attribute_name, attribute_bytes) values ('a', 'a', 'x');
insert into mailbox_cursor (channel_id, folder) values ('email', 'INBOX');
insert into mailbox_pending (channel_id, folder, uid, answerable_since) values ('email', 'INBOX', 1, now());
insert into metric (grain, bucket, name, channel_id, count) values ('hour', now(), 'replies', 'webchat', 1);
insert into article (id, source, slug, title, topic, language, body, questions, content_hash)
  values ('00000000-0000-0000-0000-00000000000a', 'a', 'a', 'A', 'a', 'en', 'a', '[]', 'x');
insert into article_version (article_id, version, title, body, questions, content_hash)
  values ('00000000-0000-0000-0000-00000000000a', 1, 'A', 'a', '[]', 'x');
insert into chunk (id, article_id, position, kind, text, text_hash)
  values (gen_random_uuid(), '00000000-0000-0000-0000-00000000000a', 0, 'PASSAGE', 'a', 'x');
insert into embedding (model, text_hash, vector) values ('a', 'x', '{0.5}');
