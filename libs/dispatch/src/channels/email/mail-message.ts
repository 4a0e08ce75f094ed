import type { SendMailOptions } from 'nodemailer';
import type { DeliveryRow, MessageText } from '#runtime';

export interface MailSender {
  name: string;
  address: string;
  replyTo?: string | undefined;
}

/**
 * The mail of a delivery. Its Message-ID and date are the delivery's, so that a repeated one is known as the same; the
 * headers keep holiday notices and bounces of mailing lists from being answered.
 */
export function mailOf(
  delivery: DeliveryRow,
  words: MessageText,
  to: string,
  from: MailSender,
): SendMailOptions {
  const domain = from.address.split('@')[1]!;
  const urgent = delivery.urgency === 'urgent';
  return {
    from: { name: from.name, address: from.address },
    to: { name: '', address: to },
    ...(from.replyTo ? { replyTo: from.replyTo } : {}),
    envelope: { from: from.address, to: [to] },
    messageId: `<${delivery.id}@${domain}>`,
    date: new Date(delivery.createdAt),
    subject: words.subject,
    text: words.text,
    ...(words.html === null ? {} : { html: words.html }),
    priority: urgent ? 'high' : 'normal',
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'List-Id': { prepared: true, value: `Kaidu <kaidu.${domain}>` },
    },
    // Words come from templates and people: nothing in them may make the mailer read a file or fetch a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
