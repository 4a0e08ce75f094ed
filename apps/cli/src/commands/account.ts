import { once } from 'node:events';
import { Command } from 'commander';

interface Options {
  post: string[];
  name: string;
  database?: string;
}

/** `kaidu account create`: the first administrator of a deployment without the demonstration set. */
export function accountCommand(): Command {
  const account = new Command('account').description('accounts from the server’s own command line / 账号');
  account
    .command('create')
    .argument('<login>')
    .requiredOption('--name <name>', 'as people know the holder of the post')
    .requiredOption('--post <post...>', 'posts held, such as administrator')
    .option('--database <url>', 'instead of DATABASE_URL')
    .description('make an account; the password is the first line of standard input / 建立账号')
    .action(create);
  return account;
}

async function create(login: string, { post, name, database }: Options): Promise<void> {
  const { openEngine, readConfig } = await import('#engine');
  const { openQueue } = await import('#dispatch');
  const { SYSTEM } = await import('#runtime');
  const config = { ...readConfig(), ...(database ? { databaseUrl: database } : {}) };
  const password = await firstLine();
  const engine = await openEngine(config, openQueue(), (where, error) => console.error(where, error));
  try {
    const made = await engine.accounts.create(
      { login, name, posts: post.map((key) => ({ post: key })), password },
      { actor: SYSTEM, requestId: 'command-line' },
    );
    console.log(`${made.id} ${made.login}`);
  } finally {
    await engine.close();
  }
}

async function firstLine(): Promise<string> {
  const { createInterface } = await import('node:readline');
  if (process.stdin.isTTY) process.stderr.write('密码 / password: ');
  const lines = createInterface({ input: process.stdin });
  const [line] = (await once(lines, 'line')) as [string];
  lines.close();
  return line;
}
