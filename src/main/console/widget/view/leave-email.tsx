import { useState } from 'preact/hooks';
import { isAddress } from '../lib/address';
import { useChat } from './use-chat';

/** While an answer may take longer than a visitor stays. */
export function LeaveEmail() {
  const { state, words, leaveEmail } = useChat();
  const { byEmail, email, thread } = state;
  const [isOpen, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const [isWrong, setWrong] = useState(false);
  const stage = thread.progress?.stage;
  if (!byEmail || (stage !== 'CHECKING' && stage !== 'WAITING')) return null;
  if (email) return <p class="faint note">{words.emailKept(email)}</p>;
  if (!isOpen) {
    return (
      <button type="button" class="link" onClick={() => setOpen(true)}>
        {words.leaveEmail}
      </button>
    );
  }

  async function keep(event: Event) {
    event.preventDefault();
    setWrong(!isAddress(address) || !(await leaveEmail(address.trim())));
  }

  return (
    <form class="leave" noValidate onSubmit={(event) => void keep(event)}>
      <label for="leave-email">{words.leaveEmailMore}</label>
      <div class="row">
        <input
          id="leave-email"
          type="email"
          autocomplete="email"
          maxLength={254}
          placeholder={words.email}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'leave-problem' : undefined}
          value={address}
          ref={(it) => it && !address && it.focus()}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
        <button type="submit" class="small">
          {words.keep}
        </button>
      </div>
      {isWrong && (
        <p id="leave-problem" class="problem" role="alert">
          {words.emailWrong}
        </p>
      )}
    </form>
  );
}
