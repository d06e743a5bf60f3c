import { Module } from '@nestjs/common';
import { AuditReader } from '#libs/audit/audit-reader.js';
import { AuditController } from './audit.controller.js';

/** The audit log. */
@Module({ controllers: [AuditController], providers: [AuditReader] })
export class AuditModule {}
