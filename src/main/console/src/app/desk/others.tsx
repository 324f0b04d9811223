import { Present } from '@/app/desk/present';
import { usePresence } from '@/features/conversations/api/announce-presence';

interface Props {
  conversationId: string;
  isTyping?: boolean;
}

/** Says that one is there, and shows who else is. */
export function Others({ conversationId, isTyping }: Props) {
  return <Present people={usePresence(conversationId, isTyping ? 'typing' : undefined)} />;
}
