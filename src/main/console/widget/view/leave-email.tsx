import { useState } from 'preact/hooks';
import { isAddress } from '../lib/address';
import { useChat } from './use-chat';
import { useFocus } from './use-focus';

/** While an answer may take longer than a visitor stays. */
export function LeaveEmail() {
  const { state, words } = useChat();
  const { byEmail, email, thread } = state;
  const [isOpen, setOpen] = useState(false);
  const stage = thread.progress?.stage;
  if (!byEmail || (stage !== 'CHECKING' && stage !== 'WAITING')) return null;
  if (email) return <p dir="auto" class="faint note">{words.emailKept(email)}</p>;
  if (isOpen) return <AddressForm />;
  return (
    <button type="button" class="link" onClick={() => setOpen(true)}>
      {words.leaveEmail}
    </button>
  );
}

function AddressForm() {
  const { words, leaveEmail } = useChat();
  const [address, setAddress] = useState('');
  const [isWrong, setWrong] = useState(false);
  const input = useFocus<HTMLInputElement>();

  async function keep(event: Event) {
    event.preventDefault();
    setWrong(!isAddress(address) || !(await leaveEmail(address.trim())));
  }

  return (
    <form class="leave" noValidate onSubmit={(event) => void keep(event)}>
      <label for="leave-email">{words.leaveEmailMore}</label>
      <div class="row">
        <input
          ref={input}
          id="leave-email"
          type="email"
          autocomplete="email"
          maxLength={254}
          placeholder={words.email}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'leave-problem' : undefined}
          value={address}
          onInput={(event) => {
            setAddress(event.currentTarget.value);
            setWrong(false);
          }}
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
