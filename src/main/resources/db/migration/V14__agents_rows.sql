-- What the contract (openapi/access.csv) leaves to supervisors or to administrators, the database leaves to them too, and
-- nobody writes more of a row than the hub writes for them. docs/security/rows.md has the table.

create function acts_as_administrator() returns boolean language sql stable parallel safe
  return coalesce(acting_role() = 'ADMINISTRATOR', false);

-- Whoever changes an address is sent what customers write.
alter policy seen on webhook_subscription using ((select acts_as_administrator()));
alter policy changed on webhook_subscription using ((select acts_as_administrator()));
alter policy removed on webhook_subscription using ((select acts_as_administrator()));
alter policy seen on webhook_delivery using ((select acts_as_administrator()));
alter policy changed on webhook_delivery using ((select acts_as_administrator()));

alter policy changed on delivery using ((select acts_as_supervisor()));
alter policy seen on inbound using ((select acts_as_supervisor()) and state = 'FAILED');
alter policy seen on metric using ((select acts_as_supervisor()));
alter policy seen on mailbox_cursor using ((select acts_as_supervisor()));
alter policy made on mailbox_cursor with check ((select acts_as_supervisor()));
alter policy changed on mailbox_cursor using ((select acts_as_supervisor()));
alter policy seen on mailbox_pending using ((select acts_as_supervisor()));

-- Whoever answers ends a turn and a time: once, and for good.
alter policy changed on turn using ((select acts_as_staff()) and closed_at is null)
  with check ((select acts_as_staff()) and closed_at is not null);
alter policy changed on conversation_interval using ((select acts_as_staff()) and ended_at is null)
  with check ((select acts_as_staff()) and ended_at is not null);

-- Customers and their addresses are made, named and proven by the hub; people merge and part them.
revoke update (display_name) on customer from ${people};
drop policy made on customer_address;
revoke insert on customer_address from ${people};

-- A right to add is one to set every column: times that figures and the audit log go by, the place in the log of events, the
-- address of a delivery.
revoke insert on attachment, audit_entry, canned_response, customer_merge, delivery, event, handoff, mailbox_cursor, note,
  read_mark, saved_view, visitor_email, work_item from ${people};
grant insert (id, conversation_id, name, media_type, size) on attachment to ${people};
grant insert (actor_id, token_id, token_name, action, subject_type, subject_id, facts) on audit_entry to ${people};
grant insert (id, shortcut, title, text, language, created_by) on canned_response to ${people};
grant insert (id, into_id, from_id, proof, address_kinds, addresses, conversation_ids, merged_by) on customer_merge
  to ${people};
grant insert (id, conversation_id, message_id, channel_id, state) on delivery to ${people};
grant insert (type, conversation_id, channel_id, actor_id, payload) on event to ${people};
grant insert (id, conversation_id, turn_id, channel_id, state, reason, summary, audience, notes, tried, escalated_by)
  on handoff to ${people};
grant insert (channel_id, folder) on mailbox_cursor to ${people};
grant insert (id, conversation_id, author_id, text, mentions) on note to ${people};
grant insert (conversation_id, reader, message_id) on read_mark to ${people};
grant insert (id, account_id, name, screen, filters) on saved_view to ${people};
grant insert (conversation_id, address) on visitor_email to ${people};
grant insert (topic, key, payload, available_at) on work_item to ${people};
