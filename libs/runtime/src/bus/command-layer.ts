import type { FindOptions, Where } from '../ports/store.ts';
import type { TableName, Tables } from '../records/index.ts';
import type { GroupLayer } from './group-layer.ts';
import { Overlay } from './overlay.ts';

/** One command's changes over its group; laid over the group when the command succeeds, dropped when not. */
export class CommandLayer extends Overlay {
  constructor(private readonly group: GroupLayer) {
    super();
  }

  get<K extends TableName>(table: K, id: string): Promise<Tables[K] | null> {
    const own = this.own(table, id);
    return own === undefined ? this.group.get(table, id) : Promise.resolve(own as Tables[K] | null);
  }

  isAbsent(table: TableName, id: string): boolean {
    return this.group.isAbsent(table, id);
  }

  knowAbsent(table: TableName, id: string): void {
    this.group.knowAbsent(table, id);
  }

  protected findBelow<K extends TableName>(
    table: K,
    where: Where<Tables[K]>,
    options?: FindOptions<Tables[K]>,
  ) {
    return this.group.find(table, where, options);
  }
}
