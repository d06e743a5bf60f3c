import type { RegisterCommand } from '../command.js';
import { readWholeNumber } from '../option-values.js';
import { withServer } from '../serving.js';

const LARGEST_PORT = 65_535;

/** `opscore serve`: API and worker in one process. */
export const registerServe: RegisterCommand = (program, context) => {
  const { t, settings } = context;
  program
    .command('serve')
    .description(t('serve health and metrics, and do jobs, in one process', '在同一进程中提供健康检查与指标服务，并执行后台任务'))
    .option('--no-worker', t('do no jobs: workers run elsewhere', '不执行任务（由其他工作进程执行）'))
    .option(
      '--port <port>',
      t('the port, or the next free one (default: OPSCORE_PORT)', '端口，被占用时取下一个（缺省为 OPSCORE_PORT）'),
      readWholeNumber(context, 1, LARGEST_PORT),
    )
    .action(async ({ worker, port }: { worker: boolean; port?: number }) => {
      await withServer(context, async (server) => {
        if (worker) await server.startWorker();
        await server.serve(port ?? settings().port);
      });
    });
};
