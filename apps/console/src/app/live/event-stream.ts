/** One event of a stream of Server-Sent Events. */
export interface StreamEvent {
  id: string | null;
  type: string;
  data: string;
}

/** Cuts the text of a stream into events; what is not whole yet waits for the rest. */
export class EventCutter {
  private rest = '';

  take(text: string): StreamEvent[] {
    const parts = (this.rest + text).split(/\r?\n\r?\n/);
    this.rest = parts.pop()!;
    return parts.map(eventOf).filter((event) => event !== null);
  }
}

function eventOf(block: string): StreamEvent | null {
  const event: StreamEvent = { id: null, type: 'message', data: '' };
  let filled = false;
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const value = line.slice(colon + 1).replace(/^ /, '');
    const field = line.slice(0, colon);
    if (field === 'id') event.id = value;
    else if (field === 'event') event.type = value;
    else if (field === 'data') event.data += event.data ? `\n${value}` : value;
    filled = true;
  }
  return filled ? event : null;
}
