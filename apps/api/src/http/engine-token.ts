import { Inject } from '@nestjs/common';

export const ENGINE = Symbol('ENGINE');
/** Injects the running engine. */
export const InjectEngine = (): ParameterDecorator => Inject(ENGINE);
