import { Controller, Get, Query } from '@nestjs/common';
import { type Engine, subjectOf } from '#engine';
import { Problem } from '#kernel';
import { isKind, KINDS, previewMessage, sampleDelivery, sampleLink } from '#messages';
import { type Actor, requireCapability } from '#runtime';
import { PreviewQuery } from '../dto/preview.dto.ts';
import { ApiOperation, ApiTags } from '../http/described.ts';
import { InjectEngine } from '../http/engine-token.ts';
import { Who } from '../http/request.ts';
import { Visibility } from '../http/visibility.ts';

/** What messages look like before anybody gets them. */
@ApiTags('messages')
@Controller('messages')
export class MessagePreviewController {
  constructor(
    @InjectEngine() private readonly engine: Engine,
    private readonly visibility: Visibility,
  ) {}

  @Get('preview')
  @ApiOperation({
    summary: 'A message, or a sample of its kind, as it goes out over a channel; sends nothing',
  })
  async preview(@Query({ schema: PreviewQuery }) query: PreviewQuery, @Who() who: Actor) {
    requireCapability(who, this.visibility.plan(), 'administer');
    const { subject, over } = query.deliveryId
      ? await this.existing(query.deliveryId)
      : { subject: this.sample(query), over: { channel: 'email', internal: false } };
    return previewMessage(
      this.engine.messages.of(subject.plan),
      subject,
      { channel: query.channel ?? over.channel, internal: query.internal ?? over.internal },
      query.language,
    );
  }

  private sample({ kind = 'task.issued', request = false, exercise = false }: PreviewQuery) {
    if (!isKind(kind)) throw new Problem('message.kind-unknown', { kind, known: KINDS.join(', ') });
    const plan = this.visibility.plan();
    const delivery = sampleDelivery(plan, { kind, form: request ? 'request' : 'ordinary' });
    const { publicUrl } = this.engine.config;
    const link = publicUrl === null ? null : sampleLink;
    return { delivery: { ...delivery, exercise }, plan, login: publicUrl, link };
  }

  /** Never with its own link: whoever looks at a preview must not be able to acknowledge for the recipient. */
  private async existing(id: string) {
    const [delivery] = await this.engine.reader.get('delivery', [id]);
    if (!delivery)
      throw new Problem('resource.not-found', { kind: '发送记录', id }, { resource: 'delivery', id });
    const subject = await subjectOf(this.engine, delivery);
    const [contact] = delivery.contactId ? await this.engine.reader.get('contact', [delivery.contactId]) : [];
    return {
      subject: { ...subject, link: subject.link && sampleLink },
      over: { channel: delivery.channel, internal: contact?.internal ?? false },
    };
  }
}
