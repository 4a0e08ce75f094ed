// The little of `pg` that the tests use; it comes without types of its own.
declare module 'pg' {
  interface ClientOptions {
    connectionString: string;
    connectionTimeoutMillis?: number;
  }
  class Client {
    constructor(options: ClientOptions);
    connect(): Promise<void>;
    query(statement: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
    on(event: 'error', listener: (error: Error) => void): this;
    end(): Promise<void>;
  }
  const pg: { Client: typeof Client };
  export default pg;
}
