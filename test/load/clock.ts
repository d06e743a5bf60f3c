const SECONDS_OF_A_DAY = 86_400;

/** Writes seconds since a day's begin as clock times, each day's text made once. */
export class Clock {
  private readonly days = new Map<number, string>();
  private readonly first: number;

  constructor(firstDay: string) {
    this.first = Date.parse(`${firstDay}T00:00:00Z`);
  }

  /** `YYYY-MM-DD HH:MM:SS` of a second since the first day's begin. */
  write(second: number): string {
    const day = Math.floor(second / SECONDS_OF_A_DAY);
    const rest = second % SECONDS_OF_A_DAY;
    return `${this.dayText(day)} ${pad(Math.floor(rest / 3_600))}:${pad(Math.floor(rest / 60) % 60)}:${pad(rest % 60)}`;
  }

  private dayText(day: number): string {
    const known = this.days.get(day);
    if (known !== undefined) return known;
    const text = new Date(this.first + day * SECONDS_OF_A_DAY * 1_000).toISOString().slice(0, 10);
    this.days.set(day, text);
    return text;
  }
}

function pad(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
