import { useEffect, useRef } from 'preact/hooks';
import { useChat } from './use-chat';

const AUTOCOMPLETE: Record<string, string> = { name: 'name', email: 'email' };

/** What the channel wants to know before the first message. It goes out with it. */
export function FirstForm() {
  const { state, words, fill, missingFields } = useChat();
  const { form, formProblem } = state;
  const first = useRef<HTMLInputElement>(null);
  const fields = missingFields(state.info?.form ?? []);
  useEffect(() => {
    if (formProblem) first.current?.focus();
  }, [formProblem]);
  if (!fields.length) return null;
  return (
    <div class="form" role="group" aria-label={words.firstTheForm}>
      {fields.map(({ field, label, required }) => {
        const isWrong = formProblem === field;
        return (
          <div key={field} class="field">
            <label for={`form-${field}`}>
              {label}
              {!required && <span class="faint"> ({words.optional})</span>}
            </label>
            <input
              id={`form-${field}`}
              ref={isWrong ? first : null}
              type="text"
              inputMode={field === 'email' ? 'email' : 'text'}
              autocomplete={AUTOCOMPLETE[field] ?? 'off'}
              maxLength={200}
              required={required}
              aria-invalid={isWrong}
              aria-describedby={isWrong ? `problem-${field}` : undefined}
              value={form[field] ?? ''}
              onInput={(event) => fill(field, event.currentTarget.value)}
            />
            {isWrong && (
              <p id={`problem-${field}`} class="problem" role="alert">
                {form[field]?.trim() && field === 'email' ? words.emailWrong : words.required}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}
