const DAY = 86_400_000;

/** A time that is soon: the weekday says enough within a week. */
export function momentIn(language: string, at: string, now = Date.now()) {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  const isToday = date.toDateString() === new Date(now).toDateString();
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  if (isToday) return date.toLocaleTimeString(language, time);
  const far = date.getTime() - now > 6 * DAY;
  return date.toLocaleString(language, far ? { ...time, month: 'short', day: 'numeric' } : { ...time, weekday: 'long' });
}

export function timeIn(language: string, at: string) {
  return new Date(at).toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' });
}

export function dayIn(language: string, at: string, names: { today: string; yesterday: string }, now = Date.now()) {
  const day = new Date(at).toDateString();
  if (day === new Date(now).toDateString()) return names.today;
  if (day === new Date(now - DAY).toDateString()) return names.yesterday;
  return new Date(at).toLocaleDateString(language, { weekday: 'long', month: 'long', day: 'numeric' });
}

export function sizeIn(language: string, bytes: number) {
  const [value, unit] = bytes < 1_000_000 ? [Math.ceil(bytes / 100) / 10, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  const digits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits }).format(
    value,
  );
}
