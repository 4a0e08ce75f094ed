import { Problem } from '#kernel';

const LEAST = 10;
/** Demonstration accounts are announced on the console with their passwords; length would protect nothing. */
const LEAST_IN_DEMONSTRATION = 4;
/** Beyond this nobody types; a bound keeps hashing work bounded. */
const MOST = 256;

/** Length and nothing else: composition rules make passwords that are forgotten, not ones that hold. */
export function checkPassword(password: string, login: string, demonstration = false): void {
  const length = [...password.normalize('NFKC')].length;
  const least = demonstration ? LEAST_IN_DEMONSTRATION : LEAST;
  if (length < least) throw new Problem('password.too-short', { least });
  if (length > MOST) throw new Problem('password.too-long', { most: MOST });
  if (!demonstration && password.toLowerCase() === login) throw new Problem('password.same-as-login');
}
