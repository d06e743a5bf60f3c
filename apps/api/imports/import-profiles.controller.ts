import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '#libs/domain/actor.js';
import type { ListedProfile } from '#libs/ingest/mapping/import-profiles.js';
import { ImportProfiles } from '#libs/ingest/mapping/import-profiles.js';
import { checkMappingProfile, readMappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import { Access, Who } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import type { Page } from '../http/pages.js';
import { PageOf } from '../http/pages.js';
import { RequestInvalid } from '../http/validation.js';
import { ImportProfileAnswer, ImportProfileParams, ImportProfileRequest, ImportProfileTextAnswer, ProfileCheckAnswer, ProfileCheckRequest, describeProfileCheck } from './profiles.dto.js';

/** How the files of other systems are read: the profiles that people wrote, and those that are built in. */
@Controller('import-profiles')
export class ImportProfilesController {
  constructor(
    @Inject(ImportProfiles) private readonly profiles: ImportProfiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('imports.read')
  @Get()
  @ApiOkResponse({ type: PageOf(ImportProfileAnswer) })
  async list(): Promise<Page<ImportProfileAnswer>> {
    return { items: (await this.profiles.list()).map(describeProfile), nextCursor: null };
  }

  @Access('imports.read')
  @Get(':name')
  @ApiOkResponse({ type: ImportProfileTextAnswer })
  async show(@Param() { name }: ImportProfileParams): Promise<ImportProfileTextAnswer> {
    const listed = (await this.profiles.list()).find((each) => each.name === name);
    const yaml = await this.profiles.textOf(name);
    if (listed === undefined) throw new RangeError(`The profile ${name} is not listed.`);
    return Object.assign(describeProfile(listed), { yaml });
  }

  /** Says all that is wrong in a profile, and where; nothing is kept. */
  @Access('imports.change')
  @Post('check')
  @HttpCode(200)
  @ApiOkResponse({ type: ProfileCheckAnswer })
  check(@Body() { yaml }: ProfileCheckRequest): ProfileCheckAnswer {
    return describeProfileCheck(checkMappingProfile(yaml).problems);
  }

  /** Keeps a profile under the name that it says itself, in the place of the one that has it. */
  @Access('imports.change')
  @Put(':name')
  @ApiOkResponse({ type: ImportProfileTextAnswer })
  async save(@Param() { name }: ImportProfileParams, @Body() { yaml }: ImportProfileRequest, @Who() actor: Actor): Promise<ImportProfileTextAnswer> {
    const { profile } = readMappingProfile(yaml, `${name}.yaml`);
    if (profile !== name) throw new RequestInvalid([{ place: 'yaml', message: `the profile says that its name is ${profile}, and the path says ${name}` }]);
    return Object.assign(describeProfile(await this.profiles.save(yaml, { actor, now: this.clock() })), { yaml });
  }

  @Access('imports.change')
  @Delete(':name')
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(@Param() { name }: ImportProfileParams, @Who() actor: Actor): Promise<void> {
    await this.profiles.remove(name, { actor, now: this.clock() });
  }
}

function describeProfile({ name, title, about, kinds, reconciles, builtIn, options, changedAt, changedBy }: ListedProfile): ImportProfileAnswer {
  return {
    name,
    title: { en: title.en, zh: title.zh },
    about: about === null ? null : { en: about.en, zh: about.zh },
    kinds: [...kinds],
    reconciles,
    builtIn,
    options: options.map((option) => ({ ...option, title: { en: option.title.en, zh: option.title.zh } })),
    changedAt: changedAt?.toISOString() ?? null,
    changedBy,
  };
}
