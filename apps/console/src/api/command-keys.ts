import { randomId } from './random-id.ts';

/**
 * The Idempotency-Key of each command whose outcome is not known. The same command sent again after a lost answer
 * keeps its key, so that it is carried out once; once answered, the next one like it is a new command.
 */
export class CommandKeys {
  private readonly open = new Map<string, string>();

  constructor(private readonly newKey: () => string = randomId) {}

  keyFor(url: string, body: string): string {
    const command = `${url}\n${body}`;
    const key = this.open.get(command) ?? this.newKey();
    this.open.set(command, key);
    return key;
  }

  answered(url: string, body: string): void {
    this.open.delete(`${url}\n${body}`);
  }
}
