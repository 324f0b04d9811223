-- Counts events into the buckets of one grain, given as the body: 'minute' or 'hour'. Running it again changes nothing.
-- A bucket is counted as soon as it has ended, without waiting for transactions that may still add to it: an event that
-- such a transaction commits later has a txid of at least "seen", and the next run counts its whole bucket again.
with progress as (
  -- A second hub finds the row locked and leaves the run to the first.
  select grain, rolled_up_to, seen, cast('1 ' || grain as interval) as step
  from metric_progress
  where grain = cast(:#${body} as text)
  for update skip locked
),
-- The buckets that have ended since, from the next event on, and at most 720 of them a run.
ended as (
  select started_at,
         greatest(started_at, least(date_trunc(grain, clock_timestamp(), 'UTC'), started_at + 720 * step)) as ended_at
  from progress
  cross join lateral (
    select greatest(rolled_up_to, date_trunc(grain, least(min(at), clock_timestamp()), 'UTC')) as started_at
    from event
    where at >= rolled_up_to
  ) as first_event
),
late as (
  select distinct date_trunc(grain, at, 'UTC') as started_at, date_trunc(grain, at, 'UTC') + step as ended_at
  from progress
  join event on txid >= seen and at < rolled_up_to
),
counted as (
  select grain, date_trunc(grain, at, 'UTC') as bucket, name, coalesce(channel_id, '') as channel_id,
         round(extract(epoch from at - since) * 1000) as ms
  from progress
  cross join (select * from ended union all select * from late) as span
  join event on at >= span.started_at and at < span.ended_at
  cross join lateral (values
    ('messages-in', type = 'message-received', null),
    ('replies-automatic', type = 'reply-made' and payload ->> 'author' = 'ASSISTANT', null),
    ('replies-by-person', type = 'reply-made' and payload ->> 'author' = 'AGENT', null),
    -- A message of the hub's own, such as "a person is checking this", answers nothing.
    ('first-reply', type = 'reply-made' and payload ->> 'author' <> 'HUB',
      case type when 'reply-made' then cast(payload ->> 'turn_opened_at' as timestamptz) end),
    ('approvals-approved', type = 'approval-decided' and payload ->> 'state' = 'APPROVED', null),
    ('approvals-edited', type = 'approval-decided' and payload ->> 'state' = 'EDITED', null),
    ('approvals-rejected', type = 'approval-decided' and payload ->> 'state' = 'REJECTED', null),
    ('decision', type = 'approval-decided',
      case type when 'approval-decided' then cast(payload ->> 'requested_at' as timestamptz) end),
    ('approvals-expired', type = 'approval-expired', null),
    ('approvals-superseded', type = 'approval-superseded', null),
    ('handoffs-opened', type = 'handoff-opened', null),
    ('drafts-made', type = 'draft-made', null),
    ('model-fallbacks', type = 'draft-made' and payload ->> 'fallback_used' = 'true', null),
    ('searches-failed', type = 'draft-made' and payload ->> 'search_failed' = 'true', null),
    ('deliveries-dead', type = 'delivery-died', null),
    ('answers-helpful', type = 'answer-rated' and payload ->> 'helpful' = 'true', null),
    ('answers-unhelpful', type = 'answer-rated' and payload ->> 'helpful' = 'false', null),
    ('ratings', type = 'conversation-rated', null),
    -- The two best of five, as customer satisfaction is commonly counted.
    ('ratings-good', type = 'conversation-rated' and cast(payload ->> 'score' as int) >= 4, null)
  ) as figure (name, applies, since)
  where applies
),
stored as (
  insert into metric (grain, bucket, name, channel_id, count, total_ms, p50_ms, p95_ms, max_ms)
  select grain, bucket, name, channel_id, count(*), sum(ms),
         percentile_disc(0.5) within group (order by ms), percentile_disc(0.95) within group (order by ms), max(ms)
  from counted
  group by grain, bucket, name, channel_id
  on conflict (grain, bucket, name, channel_id) do update
  set count = excluded.count, total_ms = excluded.total_ms, p50_ms = excluded.p50_ms, p95_ms = excluded.p95_ms,
      max_ms = excluded.max_ms
)
update metric_progress
set rolled_up_to = ended.ended_at, seen = pg_snapshot_xmin(pg_current_snapshot())
from progress, ended
where metric_progress.grain = progress.grain
