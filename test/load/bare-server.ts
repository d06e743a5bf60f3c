import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import type { INestApplication } from '@nestjs/common';
import { Controller, Get, Module, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Response } from 'express';

// A NestJS application with one route that gives the bytes of a file from memory: what the API is held against.
// `node bare-server.js <file>` prints its address.

const bytes = readFileSync(process.argv[2] ?? '');

@Controller()
class BareController {
  @Get('bytes')
  give(@Res() response: Response): void {
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(bytes);
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

const application: INestApplication = await NestFactory.create<NestExpressApplication>(BareModule, { logger: false });
await application.listen(0, '127.0.0.1');
console.log(await application.getUrl());
