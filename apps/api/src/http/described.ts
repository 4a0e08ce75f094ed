import type * as Swagger from '@nestjs/swagger';

type Name =
  | 'ApiBody'
  | 'ApiConsumes'
  | 'ApiCreatedResponse'
  | 'ApiOkResponse'
  | 'ApiOperation'
  | 'ApiProduces'
  | 'ApiTags';
type Decorate = (...given: unknown[]) => (...at: unknown[]) => void;

const waiting: ((swagger: typeof Swagger) => void)[] = [];

/** The decorator of this name, put on when the interface is described: a process that describes nothing loads no Swagger. */
const later = <N extends Name>(name: N) =>
  ((...given: unknown[]) =>
    (...at: unknown[]) => {
      waiting.push((swagger) => (swagger[name] as Decorate)(...given)(...at));
    }) as unknown as (typeof Swagger)[N];

export const ApiBody = later('ApiBody');
export const ApiConsumes = later('ApiConsumes');
export const ApiCreatedResponse = later('ApiCreatedResponse');
export const ApiOkResponse = later('ApiOkResponse');
export const ApiOperation = later('ApiOperation');
export const ApiProduces = later('ApiProduces');
export const ApiTags = later('ApiTags');

/** Swagger, with all that was said of the routes. */
export async function loadSwagger(): Promise<typeof Swagger> {
  const swagger = await import('@nestjs/swagger');
  for (const decorate of waiting.splice(0)) decorate(swagger);
  return swagger;
}
