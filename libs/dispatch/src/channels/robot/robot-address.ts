import { Problem } from '#kernel';

/** How a platform's robots are addressed. */
export interface RobotPlatform {
  channel: string;
  /** Where the platform's documentation sends messages. */
  official: string;
  /** The query parameter that names the robot, and by that lets anybody write to its group. */
  parameter: string;
}

const KEY = /^[A-Za-z0-9_-]{16,200}$/;

/**
 * Where a robot's messages go. A contact's address is the robot's URL or its key alone; a deployment without a way out
 * names a `gateway`, which then gets every robot's messages under the robot's key. Throws a Problem when there is no key.
 */
export function robotUrl(address: string, platform: RobotPlatform, gateway?: string): URL {
  const { parameter, official, channel } = platform;
  const given = /^https?:/i.test(address) && URL.canParse(address) ? new URL(address) : null;
  const key = given ? given.searchParams.get(parameter) : address;
  if (!key || !KEY.test(key)) throw new Problem('robot.address-malformed', { channel, parameter, official });
  const url = gateway ? new URL(gateway) : (given ?? new URL(official));
  url.searchParams.set(parameter, key);
  return url;
}

/** The end of a robot's key, enough to tell robots apart and too little to write to one. */
export const robotName = (url: URL, { parameter }: RobotPlatform): string =>
  `${url.host} …${url.searchParams.get(parameter)!.slice(-4)}`;

/** The address as it may be shown; one that is no robot's shows nothing. */
export function shownRobot(address: string, platform: RobotPlatform): string {
  try {
    return robotName(robotUrl(address, platform), platform);
  } catch {
    return '…';
  }
}
