import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import type { AccessRule } from './access.js';
import { ACCESS_RULE } from './access.js';

/** A route as it is written in a controller, and what it asks of its callers. */
export interface RouteRule {
  readonly controller: string;
  readonly handler: string;
  readonly rule: AccessRule;
}

/** What each route asks of its callers. Throws, naming the routes, where some do not say it: such an application does not start. */
export function requireAccessRules(application: INestApplicationContext): RouteRule[] {
  const handlers = [...application.get(ModulesContainer).values()]
    .flatMap(({ controllers }) => [...controllers.values()])
    .flatMap(({ metatype }) => (typeof metatype === 'function' ? routesOf(metatype.prototype as object, metatype.name) : []));
  const silent = handlers.filter(({ rule }) => rule === undefined).map(({ controller, handler }) => `${controller}.${handler}`);
  if (silent.length > 0) throw new Error(`These routes do not say who may call them: ${silent.join(', ')}. Give each @Access(…) or @Public().`);
  return handlers.map((each) => ({ ...each, rule: each.rule as AccessRule }));
}

function routesOf(prototype: object, controller: string): { controller: string; handler: string; rule: AccessRule | undefined }[] {
  return Object.getOwnPropertyNames(prototype).flatMap((handler) => {
    const method = Object.getOwnPropertyDescriptor(prototype, handler)?.value as unknown;
    if (typeof method !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, method)) return [];
    return [{ controller, handler, rule: Reflect.getMetadata(ACCESS_RULE, method) as AccessRule | undefined }];
  });
}
