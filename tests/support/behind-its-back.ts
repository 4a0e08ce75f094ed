import type { DataSource } from 'typeorm';
import { openSource } from '../../libs/persistence/src/open-source.ts';

/** Changes a record as nobody should: by SQL, beside a running engine. */
export class BehindItsBack {
  private constructor(private readonly source: DataSource) {}

  static async open(url: string): Promise<BehindItsBack> {
    return new BehindItsBack(await openSource(url, false, {}));
  }

  /** One row goes. */
  remove(table: string, id: string): Promise<void> {
    return this.run(`DELETE FROM "${table}" WHERE id = ${quoted(id)}`);
  }

  /** One column of a row gets another value. */
  set(table: string, id: string, column: string, value: string | number | null): Promise<void> {
    return this.run(`UPDATE "${table}" SET ${column} = ${quoted(value)} WHERE id = ${quoted(id)}`);
  }

  async run(statement: string): Promise<void> {
    await this.source.query(statement);
  }

  close(): Promise<void> {
    return this.source.destroy();
  }
}

const quoted = (value: string | number | null): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
