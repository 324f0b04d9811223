import { Present } from '@/app/desk/present';
import { usePresence } from '@/features/conversations/api/announce-presence';
import { useMe } from '@/features/session/api/get-session';

interface Props {
  conversationId: string;
  isTyping?: boolean;
}

/** Says that one is there, and shows who else is. */
export function Others({ conversationId, isTyping }: Props) {
  const me = useMe();
  return <Present people={usePresence(conversationId, me.account_id, isTyping ? 'typing' : undefined)} />;
}
