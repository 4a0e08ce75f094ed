export { type AckLinkSettings, AckLinks, type LinkedMessage } from './ack-links.ts';
