import { Module } from '@nestjs/common';
import { PlanningModule } from '#libs/planning/planning.module.js';
import { CalendarController } from '../calendar/calendar.controller.js';
import { TargetsController } from './targets.controller.js';

/** Targets, and the calendar that they are laid out by. */
@Module({ imports: [PlanningModule], controllers: [TargetsController, CalendarController] })
export class TargetsModule {}
