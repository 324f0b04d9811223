import { BookOpen, ChartNoAxesColumn, CheckCheck, Inbox, LifeBuoy, type LucideIcon, MessageSquareText, Radio, ScrollText, Users, Webhook } from 'lucide-react';
import type { Schemas } from '@/api/client';

type Role = Schemas['Role'];

const ROLES: Role[] = ['AGENT', 'SENIOR_AGENT', 'SUPERVISOR', 'ADMINISTRATOR'];

export interface Screen {
  path: string;
  name: 'queue' | 'inbox' | 'escalations' | 'knowledge' | 'prepared' | 'channels' | 'figures' | 'users' | 'audit' | 'webhooks';
  Icon: LucideIcon;
  from: Role;
}

export const SCREENS: Screen[] = [
  { path: '/queue', name: 'queue', Icon: CheckCheck, from: 'AGENT' },
  { path: '/inbox', name: 'inbox', Icon: Inbox, from: 'AGENT' },
  { path: '/escalations', name: 'escalations', Icon: LifeBuoy, from: 'AGENT' },
  { path: '/knowledge', name: 'knowledge', Icon: BookOpen, from: 'AGENT' },
  { path: '/prepared', name: 'prepared', Icon: MessageSquareText, from: 'AGENT' },
  { path: '/channels', name: 'channels', Icon: Radio, from: 'AGENT' },
  { path: '/figures', name: 'figures', Icon: ChartNoAxesColumn, from: 'SUPERVISOR' },
  { path: '/users', name: 'users', Icon: Users, from: 'SUPERVISOR' },
  { path: '/audit', name: 'audit', Icon: ScrollText, from: 'SUPERVISOR' },
  { path: '/webhooks', name: 'webhooks', Icon: Webhook, from: 'ADMINISTRATOR' },
];

/** Each role may do what those before it may. */
export const isAtLeast = (role: Role, from: Role) => ROLES.indexOf(role) >= ROLES.indexOf(from);

export const screensFor = (role: Role) => SCREENS.filter((it) => isAtLeast(role, it.from));

/** Nobody lifts anybody above themself. */
export const rolesUpTo = (role: Role) => ROLES.slice(0, ROLES.indexOf(role) + 1);
