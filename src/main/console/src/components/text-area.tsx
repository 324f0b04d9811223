import { type ComponentProps, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import field from '@/components/field.module.css';
import styles from '@/components/text-area.module.css';

interface Props extends ComponentProps<'textarea'> {
  /** Ctrl+Enter, or ⌘+Enter. */
  onSend?: () => void;
  /** Escape. */
  onLeave?: () => void;
}

/** Grows with what is written in it. */
export function TextArea({ onSend, onLeave, onKeyDown, className, value, ...props }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const it = area.current;
    if (!it) return;
    it.style.height = 'auto';
    it.style.height = `${it.scrollHeight + 2}px`;
  }, [value]);

  function act(event: KeyboardEvent<HTMLTextAreaElement>) {
    onKeyDown?.(event);
    // Return ends a syllable in Korean and Japanese before it means anything else.
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend?.();
    }
    if (event.key === 'Escape') onLeave?.();
  }

  return (
    <textarea
      ref={area}
      rows={3}
      {...props}
      value={value}
      onKeyDown={act}
      className={[field.control, styles.area, className].filter(Boolean).join(' ')}
    />
  );
}
