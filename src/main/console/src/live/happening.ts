import type { Schemas } from '@/api/client';

/** What the hub's log tells of, by the names of `GET /events`. */
export const HAPPENINGS = [
  'approval-requested',
  'approval-claimed',
  'approval-decided',
  'approval-expired',
  'approval-superseded',
  'approval-held',
  'approval-released',
  'approval-first-approved',
  'approval-sending',
  'approval-undone',
  'handoff-opened',
  'handoff-claimed',
  'handoff-returned',
  'handoff-transferred',
  'handoff-resolved',
  'handoff-assessment-ready',
  'handoff-assessment-failed',
  'note-written',
  'message-received',
  'message-posted',
  'message-edited',
  'message-sent',
  'reply-made',
  'conversation-status-changed',
  'conversation-read',
  'conversation-rated',
  'answer-rated',
  'delivery-died',
  'delivery-bounced',
  'delivery-unclear',
  'delivery-replayed',
  'arrival-failed',
  'arrival-replayed',
] as const;

export type HappeningName = (typeof HAPPENINGS)[number];

export interface Happening {
  name: HappeningName;
  /** Absent where a channel got what belongs to no conversation. */
  conversation_id?: string;
  channel_id?: string;
  actor_id?: string;
  at: string;
  approval_id?: string;
  handoff_id?: string;
  message_id?: string;
  due_at?: string;
  to?: string;
  for?: 'senior' | 'anybody';
  mentioned?: string[];
  agent_id?: string;
  to_id?: string;
  cause?: Schemas['SupersededCause'];
}

/** `happening` for each event of the log; `missed` when there may be others that nobody tells; `expiring` with the time. */
export type PresenceChange = Schemas['PresenceChange'];

export type Told =
  | { type: 'presence'; change: PresenceChange }
  | { type: 'happening'; happening: Happening }
  | { type: 'missed' }
  | { type: 'expiring'; at: string };
