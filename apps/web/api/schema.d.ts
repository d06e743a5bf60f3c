// Written out of the description of the API by "npm run client-types". Not to be edited.

export interface components {
  schemas: {
    AccountChangeRequest: {
      displayName?: string;
      language?: components['schemas']['Language'];
    };
    AdSpendAnswer: {
      day: string;
      campaignId: string;
      product: string;
      impressions: number;
      clicks: number;
      spend: string;
      attributedOrders: number;
      attributedAmount: string;
      attribution: string | null;
    };
    AdSpendAnswerPage: {
      items: (components['schemas']['AdSpendAnswer'])[];
      nextCursor: string | null;
    };
    AdjustmentAnswer: {
      managerId: string;
      division: string;
      figure: string;
      closedValue: string | null;
      currentValue: string | null;
      firstSeenAt: string;
      changedAt: string;
      runId: string;
      ruleVersion: number;
      fingerprint: string;
    };
    AdjustmentsAnswer: {
      items: (components['schemas']['AdjustmentAnswer'])[];
      nextCursor: string | null;
      lateImports: (components['schemas']['LateImportAnswer'])[];
    };
    AdsRow: {
      managerId: string;
      merchantId: string;
      spend: string | null;
      gmv: string | null;
      adShare: string | null;
      attributedAmount: string | null;
      roi: string | null;
      attention: boolean | null;
    };
    AdsRowsPage: {
      items: (components['schemas']['AdsRow'])[];
      nextCursor: string | null;
      asOf: string;
      merchants: (components['schemas']['NamedMerchantAnswer'])[];
      skus: (components['schemas']['NamedSkuAnswer'])[];
    };
    AgentAnswer: {
      agentId: string;
      name: string | null;
      person: string | null;
    };
    AgentAnswerPage: {
      items: (components['schemas']['AgentAnswer'])[];
      nextCursor: string | null;
    };
    AgentDaysRow: {
      merchantId: string;
      agentId: string;
      day: string;
      ownOwnOrders: number | null;
      ownOwnBuyers: number | null;
      ownOwnUnits: number | null;
      ownOwnAmount: string | null;
      ownOtherOrders: number | null;
      ownOtherBuyers: number | null;
      ownOtherUnits: number | null;
      ownOtherAmount: string | null;
      otherOwnOrders: number | null;
      otherOwnBuyers: number | null;
      otherOwnUnits: number | null;
      otherOwnAmount: string | null;
      silentOwnOrders: number | null;
      silentOwnBuyers: number | null;
      silentOwnUnits: number | null;
      silentOwnAmount: string | null;
      followUpOrders: number | null;
      followUpBuyers: number | null;
      followUpUnits: number | null;
      followUpAmount: string | null;
      assists: number | null;
    };
    AgentDaysRowsPage: {
      items: (components['schemas']['AgentDaysRow'])[];
      nextCursor: string | null;
      asOf: string;
      merchants: (components['schemas']['NamedMerchantAnswer'])[];
      skus: (components['schemas']['NamedSkuAnswer'])[];
    };
    AgentFiguresAnswer: {
      agentId: string;
      name: string | null;
      person: string | null;
      placedOrders: number;
      paidOrders: number;
      creditedOrders: number;
      creditedAmount: string;
      silentFollowUps: number;
      ownOwnAmount: string;
      ownOtherAmount: string;
      otherOwnAmount: string;
      silentOwnAmount: string;
      assists: number;
      enquiries: number;
      orderingBuyers: number;
      orderRate: string | null;
      payingBuyers: number;
      paymentRate: string | null;
      outboundBuyers: number;
      outboundRate: string | null;
      agentMessages: number;
      automaticMessages: number;
      responses: number;
      meanResponseSeconds: string | null;
      firstResponses: number;
      firstResponseSeconds: string | null;
    };
    AgentServiceRow: {
      merchantId: string;
      agentId: string;
      day: string;
      enquiries: number | null;
      orderingBuyers: number | null;
      orderRate: string | null;
      payingBuyers: number | null;
      paymentRate: string | null;
      outboundBuyers: number | null;
      outboundRate: string | null;
      agentMessages: number | null;
      responses: number | null;
      meanResponseSeconds: string | null;
      firstResponses: number | null;
      firstResponseSeconds: string | null;
      automaticMessages: number | null;
    };
    AgentServiceRowsPage: {
      items: (components['schemas']['AgentServiceRow'])[];
      nextCursor: string | null;
      asOf: string;
      merchants: (components['schemas']['NamedMerchantAnswer'])[];
      skus: (components['schemas']['NamedSkuAnswer'])[];
    };
    AgentsRow: {
      merchantId: string;
      agentId: string;
      placedOrders: number | null;
      paidOrders: number | null;
      creditedOrders: number | null;
      creditedAmount: string | null;
      silentFollowUps: number | null;
      ownOwnAmount: string | null;
      ownOtherAmount: string | null;
      otherOwnAmount: string | null;
      silentOwnAmount: string | null;
    };
    AgentsRowsPage: {
      items: (components['schemas']['AgentsRow'])[];
      nextCursor: string | null;
      asOf: string;
      merchants: (components['schemas']['NamedMerchantAnswer'])[];
      skus: (components['schemas']['NamedSkuAnswer'])[];
    };
    AllocationAnswer: {
      allocationId: string;
      campaign: string;
      slots: number;
      managerId: string | null;
      managerName: string | null;
      division: string | null;
      month: string;
      ruleVersion: number;
      candidates: number;
      state: "draft" | "final";
      version: number;
      proposedBy: string;
      proposedAt: string;
      finalisedBy: string | null;
      finalisedAt: string | null;
      allotted: number;
      overridden: number;
    };
    AllocationAnswerPage: {
      items: (components['schemas']['AllocationAnswer'])[];
      nextCursor: string | null;
    };
    AllocationDetailAnswer: {
      allocationId: string;
      campaign: string;
      slots: number;
      managerId: string | null;
      managerName: string | null;
      division: string | null;
      month: string;
      ruleVersion: number;
      candidates: number;
      state: "draft" | "final";
      version: number;
      proposedBy: string;
      proposedAt: string;
      finalisedBy: string | null;
      finalisedAt: string | null;
      allotted: number;
      overridden: number;
      lines: components['schemas']['AllocationLineAnswerPage'];
    };
    AllocationLineAnswer: {
      merchantId: string;
      merchantName: string | null;
      rank: number;
      index: string;
      parts: (components['schemas']['IndexPartAnswer'])[];
      proposed: number;
      override: number | null;
      allotted: number;
      aboveLimit: boolean;
      reason: string | null;
      overriddenBy: string | null;
      overriddenAt: string | null;
      explanation: (components['schemas']['AllocationSentenceAnswer'])[];
    };
    AllocationLineAnswerPage: {
      items: (components['schemas']['AllocationLineAnswer'])[];
      nextCursor: string | null;
    };
    AllocationOutcomeAnswer: {
      allocation: components['schemas']['AllocationAnswer'];
      ended: boolean;
      sums: (components['schemas']['OutcomeSumAnswer'])[];
      lines: components['schemas']['OutcomeLineAnswerPage'];
    };
    AllocationSentenceAnswer: {
      en: string;
      zh: string;
    };
    AssignmentAnswer: {
      manager: components['schemas']['HolderAnswer'];
      from: string;
      to: string | null;
    };
    AttributionRow: {
      merchantId: string;
      orderId: string;
      placedAgentId: string | null;
      paidAgentId: string | null;
      creditedAgentId: string | null;
      verdict: string | null;
      creditedAmount: string | null;
      decidingMessageId: string | null;
    };
    AttributionRowsPage: {
      items: (components['schemas']['AttributionRow'])[];
      nextCursor: string | null;
      asOf: string;
      merchants: (components['schemas']['NamedMerchantAnswer'])[];
      skus: (components['schemas']['NamedSkuAnswer'])[];
    };
    AuditActorAnswer: {
      userId: string | null;
      name: string;
      via: "page" | "token" | "command-line" | "job";
      address: string | null;
      requestId: string | null;
    };
    AuditEntryAnswer: {
      sequence: number;
      recordedAt: string;
      actor: components['schemas']['AuditActorAnswer'];
      action: string;
      subject: string;
      before: { [name: string]: unknown } | null | (unknown)[] | string | number | boolean;
      after: { [name: string]: unknown } | null | (unknown)[] | string | number | boolean;
      hash: string;
    };
    AuditEntryAnswerPage: {
      items: (components['schemas']['AuditEntryAnswer'])[];
      nextCursor: string | null;
    };
    AuditFlawAnswer: {
      sequence: number;
      flaw: "altered" | "unlinked" | "missing" | "inserted";
    };
    AuditVerificationAnswer: {
      entries: number;
      hash: string;
      broken: components['schemas']['AuditFlawAnswer'] | null;
    };
    BackfillAnswer: {
      windows: number;
      periods: (components['schemas']['BackfillRowAnswer'])[];
    };
    BackfillBody: {
      from: string;
      to: string;
      only?: ("missing" | "failed" | "stale" | "done" | "due")[];
    };
    BackfillRowAnswer: {
      period: string;
      asOf: string;
      state: "missing" | "due" | "running" | "done" | "failed" | "stale";
      windows: number;
    };
    BestStepAnswer: {
      completion: string;
      amount: string;
      points: string;
      total: string;
      id: components['schemas']['ModuleId'];
    };
    BreakpointAnswer: {
      completion: string;
      points: string;
    };
    CalendarAnswer: {
      days: (components['schemas']['CalendarDayAnswer'])[];
    };
    CalendarDayAnswer: {
      day: string;
      weight: string;
      label: string | null;
      version: string;
    };
    CalendarDayRequest: {
      weight: string;
      label: string | null;
    };
    CalibrationAnswer: {
      raw: string | null;
      calibrated: string | null;
      reason: components['schemas']['CalibrationReason'];
    };
    CalibrationReason: "seat" | "tie-on-better-side" | "team-too-small" | "on-probation" | "not-assessed";
    CampaignAnswer: {
      campaign: string;
      firstDay: string;
      lastDay: string;
      slots: number;
      assessedSlots: number;
    };
    CampaignAnswerPage: {
      items: (components['schemas']['CampaignAnswer'])[];
      nextCursor: string | null;
    };
    CandidateAnswer: {
      place: number | null;
      agentId: string;
      messages: number;
      rounds: number;
      latestAt: string;
      latestMessageId: string;
    };
    CashOnDeliveryPays: "placed" | "outbound";
    CellType: "text" | "day" | "instant" | "money" | "ratio" | "multiple" | "points" | "units" | "count" | "number" | "flag";
    ChannelAnswer: {
      channelId: string;
      ownerId: string;
      name: string;
      kind: components['schemas']['ChannelKind'];
      hint: string;
      language: components['schemas']['Language'];
      paused: components['schemas']['NoticeProblemAnswer'] | null;
      version: number;
      addedAt: string;
      changedAt: string;
    };
    ChannelAnswerPage: {
      items: (components['schemas']['ChannelAnswer'])[];
      nextCursor: string | null;
    };
    ChannelChangeRequest: {
      mailboxes?: (string)[];
      url?: string;
      secret?: string;
      name?: string;
      language?: components['schemas']['Language'];
    };
    ChannelKind: "email" | "webhook" | "wecom" | "dingtalk" | "feishu";
    ChannelTestAnswer: {
      testId: string;
      state: components['schemas']['ChannelTestState'];
      acceptedAs: string | null;
      problem: components['schemas']['NoticeProblemAnswer'] | null;
    };
    ChannelTestState: "waiting" | "sent" | "failed";
    ChannelWithSecretAnswer: {
      channel: components['schemas']['ChannelAnswer'];
      secret: string | null;
    };
    ChatMeans: "agent_spoke" | "both_spoke";
    ClosedPeriodAnswer: {
      period: string;
      division: string;
      state: "asked" | "closed";
      askedBy: string | null;
      askedAt: string | null;
      closedAt: string | null;
      closedBy: string | null;
      managers: number | null;
      ruleVersion: number | null;
      fingerprint: string | null;
    };
    ConservationAnswer: {
      paid: components['schemas']['OrderSumAnswer'];
      credited: components['schemas']['OrderSumAnswer'];
      silent: components['schemas']['OrderSumAnswer'];
      noAgent: components['schemas']['OrderSumAnswer'];
      unknown: components['schemas']['OrderSumAnswer'];
      unpaid: components['schemas']['OrderSumAnswer'];
      excluded: components['schemas']['OrderSumAnswer'];
    };
    ConversionRow: {
      managerId: string;
      rank: number;
      skuId: string | null;
      merchantId: string | null;
      visitors: number | null;
      orderingBuyers: number | null;
      rate: string | null;
      wilsonLow: string | null;
      wilsonHigh: string | null;
      benchmark: string | null;
      flag: string | null;
    };
    ConversionRowsPage: {
      items: (components['schemas']['ConversionRow'])[];
      nextCursor: string | null;
      asOf: string;
      merchants: (components['schemas']['NamedMerchantAnswer'])[];
      skus: (components['schemas']['NamedSkuAnswer'])[];
    };
    CourseAnswer: {
      quarter: string;
      steps: (components['schemas']['CourseStepAnswer'])[];
      targets: (components['schemas']['TargetCountsAnswer'])[];
    };
    CourseStepAnswer: {
      period: string;
      kind: components['schemas']['CourseStepKind'];
      firstDay: string;
      lastDay: string;
      asOf: string;
      standings: (components['schemas']['StandingAnswer'])[];
    };
    CourseStepKind: "month" | "week";
    CreditBy: "payment" | "order_first" | "order_only";
    CreditedDayAnswer: {
      agentId: string;
      day: string;
      orders: number;
      amount: string;
    };
    CreditedRefunds: "gross" | "net";
    DataQualityAnswer: {
      code: string;
      kind: "managers" | "merchants" | "assignments" | "calendar" | "targets" | "skus" | "agents" | "slots" | "orders" | "order_outbounds" | "order_lines" | "merchant_days" | "sku_traffic" | "ad_spend" | "slot_placements" | "chat_coverage" | "chat_messages" | null;
      rows: number;
      examples: (string)[];
      message: components['schemas']['WordingAnswer'];
    };
    DataQualityAnswerPage: {
      items: (components['schemas']['DataQualityAnswer'])[];
      nextCursor: string | null;
    };
    DeliveryAnswer: {
      deliveryId: string;
      channelId: string;
      state: components['schemas']['DeliveryState'];
      notices: number;
      subject: string;
      language: components['schemas']['Language'];
      parts: (components['schemas']['MessagePartAnswer'])[];
      files: (components['schemas']['MessageFileAnswer'])[];
      attempts: number;
      failures: number;
      nextTryAt: string | null;
      problem: components['schemas']['NoticeProblemAnswer'] | null;
      acceptedAs: string | null;
      madeAt: string;
      settledAt: string | null;
    };
    DeliveryAnswerPage: {
      items: (components['schemas']['DeliveryAnswer'])[];
      nextCursor: string | null;
    };
    DeliveryState: "waiting" | "sending" | "sent" | "failed";
    DistributionMode: "off" | "advisory" | "enforced";
    DivisionAnswer: {
      division: string;
      managers: number;
    };
    DivisionAnswerPage: {
      items: (components['schemas']['DivisionAnswer'])[];
      nextCursor: string | null;
    };
    DivisionStateAnswer: {
      division: string;
      state: "open" | "ended" | "asked" | "closed";
      closedAt: string | null;
      closedBy: string | null;
      askedAt: string | null;
      askedBy: string | null;
      reopenedAt: string | null;
      reopenedBy: string | null;
      fingerprint: string | null;
      adjustments: number;
    };
    DraftAnswer: {
      id: string;
      fileName: string;
      sizeBytes: number;
      keptUntil: string;
      readAs: string;
      tables: (components['schemas']['DraftTableAnswer'])[];
      kind: "managers" | "merchants" | "assignments" | "calendar" | "targets" | "skus" | "agents" | "slots" | "orders" | "order_lines" | "merchant_days" | "sku_traffic" | "ad_spend" | "slot_placements" | "chat_coverage" | "chat_messages" | null;
      fitting: (components['schemas']['FittingProfileAnswer'])[];
      alike: (string)[];
      proposal: components['schemas']['ProposalAnswer'] | null;
      links: components['schemas']['DraftLinksAnswer'];
    };
    DraftImportRequest: {
      profile?: string;
      kind?: "managers" | "merchants" | "assignments" | "calendar" | "targets" | "skus" | "agents" | "slots" | "orders" | "order_lines" | "merchant_days" | "sku_traffic" | "ad_spend" | "slot_placements" | "chat_coverage" | "chat_messages";
      options?: { [name: string]: string };
      strict?: boolean;
      dryRun?: boolean;
    };
    DraftLinksAnswer: {
      self: string;
      preview: string;
      import: string;
    };
    DraftRowAnswer: {
      line: number;
      cells: (string)[];
    };
    DraftTableAnswer: {
      name: string;
      headerLine: number | null;
      header: (string)[];
      firstRows: (components['schemas']['DraftRowAnswer'])[];
    };
    EarlierStandingAnswer: {
      total: string | null;
      grade: string | null;
      rank: number | null;
      gain: string | null;
    };
    EffectiveShopRulesAnswer: {
      judgeBy: components['schemas']['JudgeBy'];
      credit: components['schemas']['CreditBy'];
      silentFollowUp: components['schemas']['ShopFollowUpAnswer'];
      lookBackDays: number | null;
      chatMeans: components['schemas']['ChatMeans'];
      ignoreFollowUpAfterSilentOrderMinutes: number;
      transferFilterMessages: number;
      excludeFlaggedOrders: boolean;
      cashOnDeliveryPaysWhen: components['schemas']['CashOnDeliveryPays'];
      refunds: components['schemas']['CreditedRefunds'];
      sessionGapMinutes: number;
    };
    EventSettingAnswer: {
      title: components['schemas']['LocalisedAnswer'];
      unit: components['schemas']['EventSettingUnit'];
      fallback: string;
      least: string;
      most: string;
      decimals: number;
    };
    EventSettingUnit: "ratio" | "percentage-points" | "points" | "times" | "hours";
    ExplanationAnswer: {
      managerId: string;
      period: string;
      asOf: string;
      ruleVersion: number;
      total: string | null;
      grade: string | null;
      totalParts: components['schemas']['TotalPartsAnswer'];
      fingerprint: string;
      runId: string;
      scoredAt: string;
      modules: (components['schemas']['ModuleExplanationAnswer'])[];
      sources: components['schemas']['LocalisedAnswer'];
    };
    ExplanationPartAnswer: {
      kind: components['schemas']['ExplanationPartKind'];
      text: components['schemas']['LocalisedAnswer'];
      columns: (components['schemas']['ReportColumnAnswer'])[];
      rows: ((string | number | boolean | null)[])[];
      rowCount: number;
    };
    ExplanationPartKind: "sentence" | "table";
    ExportAnswer: {
      exportId: string;
      requestedBy: string;
      report: "scorecards" | "targets" | "tiers" | "ads" | "slots" | "conversion" | "outbound" | "slot-allocation" | "attribution" | "agents" | "agent-days" | "agent-service" | "review";
      period: string | null;
      asOf: string | null;
      managerId: string | null;
      merchantId: string | null;
      division: string | null;
      campaign: string | null;
      slots: number | null;
      format: "csv" | "xlsx" | "json" | "pdf";
      language: "en" | "zh";
      state: "waiting" | "running" | "done" | "failed" | "expired";
      valuesOnly: boolean;
      rows: number;
      total: number | null;
      sizeBytes: number | null;
      problem: components['schemas']['ExportProblemAnswer'] | null;
      requestedAt: string;
      madeAt: string | null;
      expiresAt: string | null;
    };
    ExportAnswerPage: {
      items: (components['schemas']['ExportAnswer'])[];
      nextCursor: string | null;
    };
    ExportBody: {
      report: "scorecards" | "targets" | "tiers" | "ads" | "slots" | "conversion" | "outbound" | "slot-allocation" | "attribution" | "agents" | "agent-days" | "agent-service" | "review";
      period?: string;
      asOf?: string;
      managerId?: string;
      merchantId?: string;
      division?: string;
      campaign?: string;
      slots?: number;
      valuesOnly?: boolean;
      format: "csv" | "xlsx" | "json" | "pdf";
      language?: "en" | "zh";
    };
    ExportProblemAnswer: {
      code: string;
      en: string;
      zh: string;
    };
    ExternalAnswer: {
      issuer: string;
      subject: string;
    };
    FailedWindowAnswer: {
      period: string;
      managerId: string;
      asOf: string;
      failures: number;
      reason: components['schemas']['WordingAnswer'];
      failedAt: string;
      retryAt: string | null;
    };
    FailedWindowAnswerPage: {
      items: (components['schemas']['FailedWindowAnswer'])[];
      nextCursor: string | null;
    };
    FallingMerchantAnswer: {
      merchantId: string;
      name: string | null;
      gmvBefore: string;
      gmv: string;
      change: string | null;
      expected: string;
      lost: string;
    };
    FallingMerchantsAnswer: {
      managerId: string;
      period: string;
      asOf: string | null;
      ruleVersion: number;
      now: components['schemas']['SpanAnswer'] | null;
      before: components['schemas']['SpanAnswer'] | null;
      plannedChange: string | null;
      merchants: (components['schemas']['FallingMerchantAnswer'])[];
    };
    FigureSource: "stated" | "derived";
    FileWorkAnswer: {
      waiting: number;
      running: number;
    };
    FittingProfileAnswer: {
      profile: string;
      options: { [name: string]: string };
      needed: (string)[];
    };
    FreshnessAnswer: {
      period: string;
      asOf: string | null;
      scoredAt: string | null;
      state: components['schemas']['FreshnessState'];
    };
    FreshnessState: "current" | "stale" | "computing" | "failed";
    GmvDefinition: "paid_not_cancelled" | "net_of_refunds" | "placed";
    GradeLineAnswer: {
      grade: string;
      minimum: string;
    };
    GradeQuotaAnswer: {
      grade: string;
      minimum: string;
      quota: string | null;
    };
    GrantField: {
      role: components['schemas']['Role'];
      scope: string | null;
    };
    GrantsRequest: {
      grants: (components['schemas']['GrantField'])[];
    };
    GridPeriodAnswer: {
      period: string;
      kind: "quarter" | "month" | "week";
      asOf: string;
      states: components['schemas']['WindowStatesAnswer'];
      failures: (components['schemas']['PeriodFailureAnswer'])[];
    };
    GridQuarterAnswer: {
      quarter: string;
      periods: (components['schemas']['GridPeriodAnswer'])[];
    };
    GridQuarterAnswerPage: {
      items: (components['schemas']['GridQuarterAnswer'])[];
      nextCursor: string | null;
    };
    HolderAnswer: {
      managerId: string;
      name: string | null;
      division: string | null;
    };
    ImportAnswer: {
      id: string;
      fileId: string | null;
      importId: string | null;
      kind: "managers" | "merchants" | "assignments" | "calendar" | "targets" | "skus" | "agents" | "slots" | "orders" | "order_outbounds" | "order_lines" | "merchant_days" | "sku_traffic" | "ad_spend" | "slot_placements" | "chat_coverage" | "chat_messages" | "unknown";
      profile: string | null;
      options: { [name: string]: string };
      readAs: string | null;
      fileName: string;
      sizeBytes: number | null;
      sha256: string | null;
      state: "waiting" | "running" | "done" | "rejected" | "failed";
      phase: "read" | "check" | "merge" | null;
      bytesRead: number | null;
      strict: boolean;
      dryRun: boolean;
      by: components['schemas']['ImporterAnswer'] | null;
      receivedAt: string;
      changedAt: string;
      rows: components['schemas']['ImportRowsAnswer'] | null;
      parts: (components['schemas']['ImportPartAnswer'])[];
      unknownColumns: (string)[];
      tablesPassedOver: (string)[];
      totalsPassedOver: number;
      message: components['schemas']['WordingAnswer'] | null;
      code: string | null;
      problems: (components['schemas']['ImportProblemAnswer'])[];
      oddities: (components['schemas']['ImportOddityAnswer'])[];
      journal: "kept" | "too-large" | "dropped" | null;
      undone: components['schemas']['UndoneAnswer'] | null;
      links: components['schemas']['ImportLinksAnswer'];
    };
    ImportAnswerPage: {
      items: (components['schemas']['ImportAnswer'])[];
      nextCursor: string | null;
    };
    ImportColumnAnswer: {
      name: string;
      type: "id" | "text" | "day" | "instant" | "yuan" | "count" | "decimal" | "boolean" | "choice";
      required: boolean;
      values: (string)[] | null;
    };
    ImportKindAnswer: {
      name: "managers" | "merchants" | "assignments" | "calendar" | "targets" | "skus" | "agents" | "slots" | "orders" | "order_lines" | "merchant_days" | "sku_traffic" | "ad_spend" | "slot_placements" | "chat_coverage" | "chat_messages";
      key: (string)[];
      columns: (components['schemas']['ImportColumnAnswer'])[];
    };
    ImportKindAnswerPage: {
      items: (components['schemas']['ImportKindAnswer'])[];
      nextCursor: string | null;
    };
    ImportLinksAnswer: {
      self: string;
      progress: string;
      rejects: string | null;
      retry: string | null;
      undo: string | null;
    };
    ImportOddityAnswer: {
      rows: number;
      firstLine: number;
      en: string;
      zh: string;
    };
    ImportPartAnswer: {
      kind: "managers" | "merchants" | "assignments" | "calendar" | "targets" | "skus" | "agents" | "slots" | "orders" | "order_outbounds" | "order_lines" | "merchant_days" | "sku_traffic" | "ad_spend" | "slot_placements" | "chat_coverage" | "chat_messages";
      importId: string | null;
      rows: components['schemas']['ImportRowsAnswer'];
    };
    ImportProblemAnswer: {
      line: number;
      en: string;
      zh: string;
    };
    ImportProfileAnswer: {
      name: string;
      title: components['schemas']['WordingAnswer'];
      about: components['schemas']['WordingAnswer'] | null;
      kinds: ("managers" | "merchants" | "assignments" | "calendar" | "targets" | "skus" | "agents" | "slots" | "orders" | "order_outbounds" | "order_lines" | "merchant_days" | "sku_traffic" | "ad_spend" | "slot_placements" | "chat_coverage" | "chat_messages")[];
      reconciles: boolean;
      builtIn: boolean;
      options: (components['schemas']['ProfileOptionAnswer'])[];
      changedAt: string | null;
      changedBy: string | null;
    };
    ImportProfileAnswerPage: {
      items: (components['schemas']['ImportProfileAnswer'])[];
      nextCursor: string | null;
    };
    ImportProfileRequest: {
      yaml: string;
    };
    ImportProfileTextAnswer: {
      name: string;
      title: components['schemas']['WordingAnswer'];
      about: components['schemas']['WordingAnswer'] | null;
      kinds: ("managers" | "merchants" | "assignments" | "calendar" | "targets" | "skus" | "agents" | "slots" | "orders" | "order_outbounds" | "order_lines" | "merchant_days" | "sku_traffic" | "ad_spend" | "slot_placements" | "chat_coverage" | "chat_messages")[];
      reconciles: boolean;
      builtIn: boolean;
      options: (components['schemas']['ProfileOptionAnswer'])[];
      changedAt: string | null;
      changedBy: string | null;
      yaml: string;
    };
    ImportRowsAnswer: {
      read: number;
      added: number;
      changed: number;
      unchanged: number;
      rejected: number;
      repeated: number;
      waiting: number | null;
      waitingMerchants: number | null;
    };
    ImporterAnswer: {
      name: string;
      via: "page" | "token" | "command-line" | "job";
    };
    IndexPartAnswer: {
      criterion: "gmv" | "conversion" | "slotOutput" | "outbound";
      figure: string | null;
      below: number;
      percentRank: string;
      weight: string;
    };
    JobsAnswer: {
      timeZone: string;
      schedules: (components['schemas']['ScheduleAnswer'])[];
      workers: (components['schemas']['WorkerAnswer'])[];
      queue: components['schemas']['QueueAnswer'];
    };
    JudgeBy: "chat_time" | "chat_rounds";
    KaAnswer: {
      merchants: number;
      gmv: string;
      share: string | null;
    };
    KeptRowAnswer: {
      kind: "managers" | "merchants" | "assignments" | "calendar" | "targets" | "skus" | "agents" | "slots" | "orders" | "order_outbounds" | "order_lines" | "merchant_days" | "sku_traffic" | "ad_spend" | "slot_placements" | "chat_coverage" | "chat_messages";
      key: { [name: string]: string | null | number };
      reason: "changed-since" | "named-by-others" | "in-the-way";
      laterImportId: string | null;
      laterFile: string | null;
    };
    Language: "en" | "zh";
    LargestAnswer: {
      merchants: number;
      gmv: string;
      share: string | null;
    };
    LateImportAnswer: {
      importId: string;
      kind: string;
      fileName: string;
      importedAt: string;
      undoneAt: string | null;
    };
    LeftOutReason: "unpaid" | "not-sent-out" | "cancelled" | "zero-amount" | "split-parent" | "exempt-slot";
    LocalisedAnswer: {
      en: string;
      zh: string;
    };
    MadeTokenAnswer: {
      token: components['schemas']['TokenAnswer'];
      secret: string;
    };
    ManagerAnswer: {
      managerId: string;
      name: string;
      division: string;
      category: string;
      probation: components['schemas']['ProbationSpanAnswer'] | null;
    };
    ManagerAnswerPage: {
      items: (components['schemas']['ManagerAnswer'])[];
      nextCursor: string | null;
    };
    ManagerDifferenceAnswer: {
      managerId: string;
      differences: ("stored-altered" | "stored-missing" | "facts-changed" | "result-changed" | "manager-left" | "manager-joined")[];
    };
    ManagerPlacementAnswer: {
      slotId: string;
      campaign: string;
      position: string;
      assessed: boolean;
      exemptReason: string | null;
      merchantId: string;
      merchantName: string | null;
      skuId: string | null;
      startsAt: string;
      endsAt: string;
      visitors: number | null;
      amount: string;
      units: string;
      output: string | null;
    };
    ManagerPlacementsAnswer: {
      unit: "slot_day" | "slot_hour" | "slot";
      ruleVersion: number;
      assessed: components['schemas']['PlacementSumAnswer'];
      exempt: components['schemas']['PlacementSumAnswer'];
      items: (components['schemas']['ManagerPlacementAnswer'])[];
      nextCursor: string | null;
    };
    MeasurePaceAnswer: {
      measure: components['schemas']['PaceMeasure'];
      target: string | null;
      actual: string;
      verdict: components['schemas']['PaceVerdict'] | null;
      completion: string | null;
      timeProgress: string | null;
      lead: string | null;
      dayProgress: string | null;
      situation: components['schemas']['PaceSituation'] | null;
      promotionsAhead: (components['schemas']['PromotionAheadAnswer'])[];
      requiredRate: string | null;
      requiredPerDay: string | null;
      forecast: string | null;
      forecastLow: string | null;
      forecastHigh: string | null;
      days: (components['schemas']['PaceDayAnswer'])[];
    };
    MerchantAnswer: {
      merchantId: string;
      name: string | null;
      category: string | null;
      ka: boolean;
      known: boolean;
      manager: components['schemas']['HolderAnswer'] | null;
    };
    MerchantAnswerPage: {
      items: (components['schemas']['MerchantAnswer'])[];
      nextCursor: string | null;
    };
    MerchantDayAnswer: {
      gmv: string;
      gmvDefinition: components['schemas']['GmvDefinition'];
      ruleVersion: number;
      paidOrders: number;
      outboundOrders: number;
      outboundUnits: number;
      visitors: number;
      orderingBuyers: number;
      adSpend: string;
      adAttributed: string;
      slotAmount: string;
      slotPlacements: number;
      slotSeconds: number;
      day: string;
      gmvSource: components['schemas']['FigureSource'];
      paidOrdersSource: components['schemas']['FigureSource'];
      outboundOrdersSource: components['schemas']['FigureSource'];
      outboundUnitsSource: components['schemas']['FigureSource'];
      trafficSource: components['schemas']['FigureSource'];
    };
    MerchantDaysAnswer: {
      items: (components['schemas']['MerchantDayAnswer'])[];
      waitingDays: (string)[];
    };
    MerchantDetailAnswer: {
      merchantId: string;
      name: string | null;
      category: string | null;
      ka: boolean;
      known: boolean;
      manager: components['schemas']['HolderAnswer'] | null;
      assignments: (components['schemas']['AssignmentAnswer'])[];
    };
    MerchantMonthAnswer: {
      gmv: string;
      gmvDefinition: components['schemas']['GmvDefinition'];
      ruleVersion: number;
      paidOrders: number;
      outboundOrders: number;
      outboundUnits: number;
      visitors: number;
      orderingBuyers: number;
      adSpend: string;
      adAttributed: string;
      slotAmount: string;
      slotPlacements: number;
      slotSeconds: number;
      from: string;
      to: string;
      adShare: string | null;
      roi: string | null;
      conversion: string | null;
      slotOutput: string | null;
      outboundRate: string | null;
      statedDays: number;
      month: string;
    };
    MerchantMonthsAnswer: {
      items: (components['schemas']['MerchantMonthAnswer'])[];
      total: components['schemas']['MerchantSpanAnswer'];
      waitingDays: (string)[];
    };
    MerchantSpanAnswer: {
      gmv: string;
      gmvDefinition: components['schemas']['GmvDefinition'];
      ruleVersion: number;
      paidOrders: number;
      outboundOrders: number;
      outboundUnits: number;
      visitors: number;
      orderingBuyers: number;
      adSpend: string;
      adAttributed: string;
      slotAmount: string;
      slotPlacements: number;
      slotSeconds: number;
      from: string;
      to: string;
      adShare: string | null;
      roi: string | null;
      conversion: string | null;
      slotOutput: string | null;
      outboundRate: string | null;
      statedDays: number;
    };
    MessageFileAnswer: {
      exportId: string;
      fileName: string;
    };
    MessagePartAnswer: {
      noticeId: string;
      title: string;
      lines: (string)[];
      link: string | null;
    };
    ModuleAnswer: {
      id: components['schemas']['ModuleId'];
      assessed: boolean;
      reason: components['schemas']['NotAssessedReason'] | null;
      actual: string | null;
      target: string | null;
      completion: string | null;
      points: string | null;
      weight: string | null;
      workings: { [name: string]: unknown };
    };
    ModuleExplanationAnswer: {
      id: components['schemas']['ModuleId'];
      assessed: boolean;
      reason: components['schemas']['NotAssessedReason'] | null;
      actual: string | null;
      target: string | null;
      completion: string | null;
      points: string | null;
      weight: string | null;
      title: components['schemas']['LocalisedAnswer'];
      curve: (components['schemas']['BreakpointAnswer'])[];
      parts: (components['schemas']['ExplanationPartAnswer'])[];
    };
    ModuleId: "sales" | "ads" | "slots" | "conversion" | "outbound";
    ModuleOutlookAnswer: {
      id: components['schemas']['ModuleId'];
      unit: components['schemas']['ModuleUnit'];
      onePercent: components['schemas']['PointsStepAnswer'];
      nextBreakpoint: components['schemas']['PointsStepAnswer'] | null;
      toTarget: components['schemas']['PointsStepAnswer'] | null;
      toNextGrade: components['schemas']['PointsStepAnswer'] | null;
    };
    ModuleSummaryAnswer: {
      id: components['schemas']['ModuleId'];
      assessed: boolean;
      reason: components['schemas']['NotAssessedReason'] | null;
      actual: string | null;
      target: string | null;
      completion: string | null;
      points: string | null;
      weight: string | null;
    };
    ModuleUnit: "money" | "ratio" | "count";
    MovedCreditAnswer: {
      merchantId: string;
      fromAgentId: string | null;
      toAgentId: string | null;
      fromVerdict: string;
      toVerdict: string;
      orders: number;
      amount: string;
    };
    NamedMerchantAnswer: {
      merchantId: string;
      name: string;
    };
    NamedSkuAnswer: {
      merchantId: string;
      skuId: string;
      name: string;
    };
    NewAllocationRequest: {
      campaign: string;
      slots: number;
      managerId?: string;
      division?: string;
    };
    NewChannelRequest: {
      mailboxes?: (string)[];
      url?: string;
      secret?: string;
      name: string;
      kind: components['schemas']['ChannelKind'];
      language?: components['schemas']['Language'];
    };
    NewSubscriptionRequest: {
      channelId: string;
      events: (components['schemas']['SubscribedEventField'])[];
      division?: string | null;
      managerId?: string | null;
      report?: components['schemas']['ReportAlongField'] | null;
    };
    NewTokenRequest: {
      name: string;
      permissions: ("scorecards.read" | "targets.read" | "targets.change" | "directory.read" | "slots.allocate" | "conversion.work" | "agents.read" | "rules.read" | "rules.simulate" | "rules.change" | "shop-rules.read" | "shop-rules.change" | "periods.read" | "periods.close" | "imports.read" | "imports.change" | "exports.make" | "notices.own" | "notices.read" | "notices.change" | "jobs.read" | "jobs.change" | "users.read" | "users.change" | "audit.read" | "account.own")[] | null;
      expiresAt: string;
    };
    NewUserRequest: {
      name: string;
      displayName: string;
      language: components['schemas']['Language'];
      grants: (components['schemas']['GrantField'])[];
    };
    NextGradeAnswer: {
      grade: string;
      missing: string;
    };
    NextPointsAnswer: {
      managerId: string;
      period: string;
      asOf: string;
      ruleVersion: number;
      total: string | null;
      grade: string | null;
      nextGrade: components['schemas']['NextGradeAnswer'] | null;
      modules: (components['schemas']['ModuleOutlookAnswer'])[];
      best: (components['schemas']['BestStepAnswer'])[];
      way: (components['schemas']['BestStepAnswer'])[] | null;
    };
    NextRulesAnswer: {
      version: number;
      inForceFrom: string;
    };
    NotAssessedReason: "no-target" | "zero-target" | "no-activity";
    NoticeEvent: "week-scored" | "month-scored" | "quarter-scored" | "weekly-completion-low" | "pace-behind" | "grade-at-risk" | "window-failed" | "data-late";
    NoticeEventAnswer: {
      event: components['schemas']['NoticeEvent'];
      title: components['schemas']['LocalisedAnswer'];
      when: components['schemas']['LocalisedAnswer'];
      needs: "scorecards.read" | "targets.read" | "targets.change" | "directory.read" | "slots.allocate" | "conversion.work" | "agents.read" | "rules.read" | "rules.simulate" | "rules.change" | "shop-rules.read" | "shop-rules.change" | "periods.read" | "periods.close" | "imports.read" | "imports.change" | "exports.make" | "notices.own" | "notices.read" | "notices.change" | "jobs.read" | "jobs.change" | "users.read" | "users.change" | "audit.read" | "account.own";
      isAllowed: boolean;
      takesReport: boolean;
      setting: components['schemas']['EventSettingAnswer'] | null;
    };
    NoticeEventAnswerPage: {
      items: (components['schemas']['NoticeEventAnswer'])[];
      nextCursor: string | null;
    };
    NoticeProblemAnswer: {
      code: string;
      en: string;
      zh: string;
    };
    OneTimePasswordAnswer: {
      user: components['schemas']['UserAnswer'];
      oneTimePassword: string;
    };
    OrderAnswer: {
      orderId: string;
      day: string;
      buyerId: string;
      placedAt: string;
      paidAt: string | null;
      outboundAt: string | null;
      status: components['schemas']['OrderStatus'];
      payMethod: components['schemas']['PayMethod'];
      amount: string;
      refundedAmount: string | null;
      flagged: boolean;
      parentOrderId: string | null;
      counts: boolean;
      leftOut: components['schemas']['LeftOutReason'] | null;
      countedAmount: string | null;
    };
    OrderStatus: "placed" | "paid" | "shipped" | "completed" | "cancelled" | "refunded";
    OrderSumAnswer: {
      orders: number;
      amount: string | null;
    };
    OrdersAnswer: {
      items: (components['schemas']['OrderAnswer'])[];
      nextCursor: string | null;
      figure: "gmv" | "outboundOrders";
      gmvDefinition: components['schemas']['GmvDefinition'];
      ruleVersion: number;
      sumAmount: string | null;
      sumOrders: number | null;
      statedDays: (string)[];
      waitingDays: (string)[];
    };
    OtherRuleAnswer: {
      rule: components['schemas']['TextAnswer'];
      inForce: boolean;
      verdict: components['schemas']['Verdict'];
      meaning: components['schemas']['TextAnswer'];
      creditedAgentId: string | null;
    };
    OutboundDayAnswer: {
      day: string;
      week: string;
      label: string | null;
      actual: number | null;
      target: number | null;
      completion: string | null;
    };
    OutboundMeasure: "outbound_orders" | "outbound_units";
    OutboundMerchantAnswer: {
      merchantId: string;
      name: string | null;
      actual: number;
    };
    OutboundMerchantsAnswer: {
      first: string;
      last: string;
      managerId: string;
      measure: components['schemas']['OutboundMeasure'];
      actual: number;
      merchants: (components['schemas']['OutboundMerchantAnswer'])[];
    };
    OutboundOfPeriodAnswer: {
      managerId: string;
      period: string;
      asOf: string | null;
      ruleVersion: number;
      measure: components['schemas']['OutboundMeasure'];
      weeklyWeight: string;
      actual: number;
      target: number | null;
      targetToDate: number | null;
      completion: string | null;
      today: components['schemas']['OutboundDayAnswer'] | null;
      currentSlice: components['schemas']['OutboundSliceAnswer'] | null;
      days: (components['schemas']['OutboundDayAnswer'])[];
      slices: (components['schemas']['OutboundSliceAnswer'])[];
    };
    OutboundRow: {
      managerId: string;
      sliceStart: string;
      sliceEnd: string | null;
      month: string | null;
      week: string | null;
      actual: number | null;
      target: number | null;
      completion: string | null;
    };
    OutboundRowsPage: {
      items: (components['schemas']['OutboundRow'])[];
      nextCursor: string | null;
      asOf: string;
      merchants: (components['schemas']['NamedMerchantAnswer'])[];
      skus: (components['schemas']['NamedSkuAnswer'])[];
    };
    OutboundSliceAnswer: {
      first: string;
      last: string;
      month: string;
      week: string;
      actual: number;
      target: number | null;
      targetToDate: number | null;
      completion: string | null;
      ofWhole: string | null;
    };
    OutcomeLineAnswer: {
      decision: "as-proposed" | "raised" | "lowered";
      proposed: number;
      allotted: number;
      placements: number;
      amount: string;
      units: string;
      output: string | null;
      merchantId: string;
      merchantName: string | null;
      rank: number;
      index: string;
      reason: string | null;
      exemptPlacements: number;
      placementsElsewhere: number;
    };
    OutcomeLineAnswerPage: {
      items: (components['schemas']['OutcomeLineAnswer'])[];
      nextCursor: string | null;
    };
    OutcomeSumAnswer: {
      decision: "as-proposed" | "raised" | "lowered";
      proposed: number;
      allotted: number;
      placements: number;
      amount: string;
      units: string;
      output: string | null;
      merchants: number;
    };
    OverriddenAnswer: {
      allocation: components['schemas']['AllocationAnswer'];
      line: components['schemas']['AllocationLineAnswer'];
    };
    OverrideRequest: {
      allotted: number | null;
      reason: string;
    };
    PaceAnswer: {
      managerId: string;
      period: string;
      asOf: string | null;
      ruleVersion: number;
      measures: (components['schemas']['MeasurePaceAnswer'])[];
    };
    PaceDayAnswer: {
      day: string;
      target: string | null;
      actual: string | null;
      label: string | null;
    };
    PaceMeasure: "gmv" | "outbound_orders" | "outbound_units";
    PaceSituation: "over" | "ahead" | "on-pace" | "promotion-to-come" | "behind";
    PaceVerdict: "ahead" | "on-pace" | "behind";
    PageSessionAnswer: {
      sessionId: string;
      begunAt: string;
      seenAt: string;
      expiresAt: string;
      address: string | null;
      userAgent: string | null;
      isThisOne: boolean;
    };
    PageSessionAnswerPage: {
      items: (components['schemas']['PageSessionAnswer'])[];
      nextCursor: string | null;
    };
    PasswordChangeRequest: {
      currentPassword: string;
      newPassword: string;
    };
    PayMethod: "online" | "cash_on_delivery";
    PeriodAnswer: {
      period: string;
      kind: "quarter" | "month" | "week";
      quarter: string;
      firstDay: string;
      lastDay: string;
      asOf: string;
      divisions: (components['schemas']['DivisionStateAnswer'])[];
    };
    PeriodDivisionRequest: {
      period: string;
      division: string;
    };
    PeriodEventAnswer: {
      entryId: string;
      division: string;
      event: "asked" | "withdrawn" | "closed" | "reopened";
      actorName: string;
      via: string;
      at: string;
      reason: string | null;
      fingerprint: string | null;
      adjustments: number | null;
    };
    PeriodEventAnswerPage: {
      items: (components['schemas']['PeriodEventAnswer'])[];
      nextCursor: string | null;
    };
    PeriodFailureAnswer: {
      windows: number;
      reason: components['schemas']['WordingAnswer'];
      retryAt: string | null;
    };
    PeriodVerificationAnswer: {
      period: string;
      division: string;
      agrees: boolean;
      sealed: boolean;
      managers: number;
      differingManagers: number;
      ruleVersion: number;
      fingerprint: string;
      differing: (components['schemas']['ManagerDifferenceAnswer'])[];
    };
    PeriodsAnswer: {
      items: (components['schemas']['PeriodAnswer'])[];
      nextCursor: string | null;
      closeByTwo: boolean;
    };
    Permission: "scorecards.read" | "targets.read" | "targets.change" | "directory.read" | "slots.allocate" | "conversion.work" | "agents.read" | "rules.read" | "rules.simulate" | "rules.change" | "shop-rules.read" | "shop-rules.change" | "periods.read" | "periods.close" | "imports.read" | "imports.change" | "exports.make" | "notices.own" | "notices.read" | "notices.change" | "jobs.read" | "jobs.change" | "users.read" | "users.change" | "audit.read" | "account.own";
    PlacementAnswer: {
      day: string;
      slotId: string;
      skuId: string | null;
      campaign: string;
      position: string;
      startsAt: string;
      endsAt: string;
      amount: string;
      visitors: number | null;
      counts: boolean;
      exemptReason: string | null;
    };
    PlacementAnswerPage: {
      items: (components['schemas']['PlacementAnswer'])[];
      nextCursor: string | null;
    };
    PlacementSumAnswer: {
      placements: number;
      amount: string;
      units: string;
      output: string | null;
    };
    PointsStepAnswer: {
      completion: string;
      amount: string;
      points: string;
      total: string;
    };
    PreviewAnswer: {
      facts: (components['schemas']['PreviewFactAnswer'])[];
      unknownColumns: (string)[];
      ignoredColumns: (string)[];
      totalsPassedOver: number;
    };
    PreviewFactAnswer: {
      kind: "managers" | "merchants" | "assignments" | "calendar" | "targets" | "skus" | "agents" | "slots" | "orders" | "order_outbounds" | "order_lines" | "merchant_days" | "sku_traffic" | "ad_spend" | "slot_placements" | "chat_coverage" | "chat_messages";
      columns: (string)[];
      rows: (components['schemas']['PreviewRowAnswer'])[];
    };
    PreviewProblemAnswer: {
      column: string | null;
      value: string | null;
      en: string;
      zh: string;
    };
    PreviewRequest: {
      profile?: string;
      yaml?: string;
      options?: { [name: string]: string };
    };
    PreviewRowAnswer: {
      line: number;
      values: (string | null)[];
      problems: (components['schemas']['PreviewProblemAnswer'])[];
    };
    ProbationAnswer: {
      from: string;
      until: string | null;
      state: components['schemas']['ProbationState'] | null;
      months: (components['schemas']['ProbationMonthAnswer'])[];
    };
    ProbationMonthAnswer: {
      month: string;
      state: components['schemas']['ProbationMonthState'];
      total: string | null;
      weeklyCompletion: string | null;
    };
    ProbationMonthState: "ended" | "under-way" | "ahead";
    ProbationSpanAnswer: {
      from: string;
      until: string | null;
    };
    ProbationState: "passed" | "failed" | "at_risk" | "on_track";
    ProblemDetails: {
      type: "about:blank";
      title: string;
      status: number;
      detail?: string;
      code?: string;
      requestId?: string;
      problems?: (components['schemas']['ProblemPlace'])[];
    };
    ProblemPlace: {
      place: string;
      message: string;
    };
    ProfileCheckAnswer: {
      valid: boolean;
      problems: (components['schemas']['ProfileProblemAnswer'])[];
    };
    ProfileCheckRequest: {
      yaml: string;
    };
    ProfileOptionAnswer: {
      name: string;
      title: components['schemas']['WordingAnswer'];
      default: string | null;
      choices: (string)[] | null;
      optional: boolean;
    };
    ProfileProblemAnswer: {
      path: string;
      line: number;
      column: number;
      en: string;
      zh: string;
    };
    PromotionAheadAnswer: {
      label: string;
      first: string;
      last: string;
      share: string;
    };
    ProposalAnswer: {
      yaml: string;
      kind: "managers" | "merchants" | "assignments" | "calendar" | "targets" | "skus" | "agents" | "slots" | "orders" | "order_outbounds" | "order_lines" | "merchant_days" | "sku_traffic" | "ad_spend" | "slot_placements" | "chat_coverage" | "chat_messages";
      headerLine: number;
      questions: (components['schemas']['WordingAnswer'])[];
    };
    ProviderAnswer: {
      name: string;
      startPath: string;
    };
    QueueAnswer: {
      kind: "postgres" | "redis";
      place: string;
      queues: (components['schemas']['QueueCountsAnswer'])[] | null;
      away: components['schemas']['WordingAnswer'] | null;
    };
    QueueCountsAnswer: {
      name: string;
      waiting: number;
      running: number;
      failed: number;
      completed: number;
    };
    RankingAnswer: {
      items: (components['schemas']['RankingLineAnswer'])[];
      nextCursor: string | null;
      period: string;
      asOf: string;
      ruleVersion: number;
      grades: (components['schemas']['GradeQuotaAnswer'])[];
      distribution: components['schemas']['DistributionMode'];
      periodBefore: string | null;
      runId: string;
      publishedAt: string;
    };
    RankingLineAnswer: {
      managerId: string;
      name: string;
      division: string;
      category: string;
      total: string | null;
      grade: string | null;
      rank: number | null;
      nextGrade: components['schemas']['NextGradeAnswer'] | null;
      calibration: components['schemas']['CalibrationAnswer'] | null;
      probation: components['schemas']['ProbationAnswer'] | null;
      snapshot: components['schemas']['SnapshotAnswer'];
      ruleVersion: number;
      modules: (components['schemas']['ModuleSummaryAnswer'])[];
      before: components['schemas']['EarlierStandingAnswer'] | null;
    };
    RankingOrder: "manager" | "rank" | "total" | "grade" | "gain" | "sales" | "ads" | "slots" | "conversion" | "outbound";
    RateComparisonAnswer: {
      verdict: "better" | "worse" | "no-difference" | "too-early";
      difference: string | null;
      z: string | null;
      p: string | null;
    };
    ReopenedAnswer: {
      period: string;
      division: string;
      state: "ended";
      fingerprint: string;
      adjustments: number;
    };
    ReopeningRequest: {
      period: string;
      division: string;
      reason: string;
    };
    ReportAlongAnswer: {
      report: string;
      format: "csv" | "xlsx" | "json" | "pdf";
      valuesOnly: boolean;
    };
    ReportAlongField: {
      report: string;
      format: "csv" | "xlsx" | "json" | "pdf";
      valuesOnly?: boolean;
    };
    ReportAnswer: {
      id: string;
      title: components['schemas']['LocalisedAnswer'];
      columns: (components['schemas']['ReportColumnAnswer'])[];
      sortedBy: (string)[];
      filters: (string)[];
      permission: components['schemas']['Permission'];
    };
    ReportColumnAnswer: {
      field: string;
      column: string;
      title: components['schemas']['LocalisedAnswer'];
      type: components['schemas']['CellType'];
    };
    ReportsPage: {
      items: (components['schemas']['ReportAnswer'])[];
      nextCursor: string | null;
    };
    RetryAnswer: {
      windows: number;
    };
    RetryRequest: {
      period: string;
      managerId?: string;
    };
    Role: "administrator" | "director" | "manager" | "merchant-supervisor" | "auditor";
    RuleAppliedAnswer: {
      total: number;
      differences: (components['schemas']['RuleDifferenceAnswer'])[];
      version: number;
      inForceFrom: string;
      restatedUntil: string | null;
      fingerprint: string;
      changed: boolean;
    };
    RuleApplyRequest: {
      document: string;
      from: string | null;
      restate: boolean;
      basedOn: number;
    };
    RuleCheckAnswer: {
      valid: boolean;
      problems: (components['schemas']['RuleProblemAnswer'])[];
    };
    RuleDefaultsAnswer: {
      fullSet: string;
    };
    RuleDifferenceAnswer: {
      path: string;
      before: string | null;
      after: string | null;
      affects: components['schemas']['RuleEffect'];
      merchantId: string | null;
    };
    RuleDifferencesAnswer: {
      total: number;
      differences: (components['schemas']['RuleDifferenceAnswer'])[];
    };
    RuleDifferencesRequest: {
      document: string;
      from: string | null;
    };
    RuleDocumentRequest: {
      document: string;
    };
    RuleEffect: "scores" | "attribution" | "shop";
    RuleProblemAnswer: {
      path: string;
      line: number;
      column: number;
      value: string;
      en: string;
      zh: string;
    };
    RuleSetAnswer: {
      version: number;
      inForceFrom: string;
      restatedUntil: string | null;
      fingerprint: string;
      appliedAt: string | null;
      appliedBy: string | null;
      ofShop: boolean;
      document: string | null;
      fullSet: string;
    };
    RuleVersionAnswer: {
      version: number;
      inForceFrom: string;
      restatedUntil: string | null;
      fingerprint: string;
      appliedAt: string | null;
      appliedBy: string | null;
      ofShop: boolean;
    };
    RuleVersionAnswerPage: {
      items: (components['schemas']['RuleVersionAnswer'])[];
      nextCursor: string | null;
    };
    RunAnswer: {
      job: "nightly" | "weekly" | "monthly" | "quarterly" | "look";
    };
    RunRequest: {
      job: "nightly" | "weekly" | "monthly" | "quarterly" | "look";
    };
    RunnerUpAnswer: {
      agentId: string;
      because: "passed-over" | "fewer-rounds" | "earlier-message";
    };
    ScheduleAnswer: {
      name: "nightly" | "weekly" | "monthly" | "quarterly";
      pattern: string;
      lastRun: string | null;
      nextRun: string;
    };
    ScorecardAnswer: {
      managerId: string;
      name: string;
      division: string;
      category: string;
      total: string | null;
      grade: string | null;
      rank: number | null;
      nextGrade: components['schemas']['NextGradeAnswer'] | null;
      calibration: components['schemas']['CalibrationAnswer'] | null;
      probation: components['schemas']['ProbationAnswer'] | null;
      snapshot: components['schemas']['SnapshotAnswer'];
      ruleVersion: number;
      fingerprint: string;
      runId: string;
      scoredAt: string;
      period: string;
      asOf: string;
      modules: (components['schemas']['ModuleAnswer'])[];
    };
    ScorecardWorkAnswer: {
      done: number;
      failed: number;
      total: number;
    };
    ScorecardsRow: {
      division: string;
      managerId: string;
      period: string | null;
      asOf: string | null;
      total: string | null;
      grade: string | null;
      rank: number | null;
      salesActual: string | null;
      salesTarget: string | null;
      salesCompletion: string | null;
      salesPoints: string | null;
      salesWeight: string | null;
      adsActual: string | null;
      adsTarget: string | null;
      adsCompletion: string | null;
      adsPoints: string | null;
      adsWeight: string | null;
      slotsActual: string | null;
      slotsTarget: string | null;
      slotsCompletion: string | null;
      slotsPoints: string | null;
      slotsWeight: string | null;
      conversionActual: string | null;
      conversionTarget: string | null;
      conversionCompletion: string | null;
      conversionPoints: string | null;
      conversionWeight: string | null;
      outboundActual: number | null;
      outboundTarget: number | null;
      outboundCompletion: string | null;
      outboundPoints: string | null;
      outboundWeight: string | null;
    };
    ScorecardsRowsPage: {
      items: (components['schemas']['ScorecardsRow'])[];
      nextCursor: string | null;
      asOf: string;
      merchants: (components['schemas']['NamedMerchantAnswer'])[];
      skus: (components['schemas']['NamedSkuAnswer'])[];
    };
    ShopAgentFiguresAnswer: {
      from: string | null;
      to: string | null;
      latestDay: string | null;
      agents: (components['schemas']['AgentFiguresAnswer'])[];
      creditedDays: (components['schemas']['CreditedDayAnswer'])[];
      conservation: components['schemas']['ConservationAnswer'];
      waiting: boolean;
    };
    ShopFollowUpAnswer: {
      buyerContacts: boolean;
      agentFollowsUp: boolean;
      windowMinutes: number;
    };
    ShopFollowUpRequest: {
      buyerContacts?: boolean;
      agentFollowsUp?: boolean;
      windowMinutes?: number;
    };
    ShopRuleFields: {
      judgeBy?: components['schemas']['JudgeBy'];
      credit?: components['schemas']['CreditBy'];
      silentFollowUp?: components['schemas']['ShopFollowUpRequest'];
      lookBackDays?: number | null;
      chatMeans?: components['schemas']['ChatMeans'];
      ignoreFollowUpAfterSilentOrderMinutes?: number;
      transferFilterMessages?: number;
      excludeFlaggedOrders?: boolean;
      cashOnDeliveryPaysWhen?: components['schemas']['CashOnDeliveryPays'];
      refunds?: components['schemas']['CreditedRefunds'];
      sessionGapMinutes?: number;
    };
    ShopRulesAnswer: {
      merchantId: string;
      on: string;
      version: number;
      inForceFrom: string;
      effective: components['schemas']['EffectiveShopRulesAnswer'];
      standard: components['schemas']['EffectiveShopRulesAnswer'];
      own: (string)[];
      newestVersion: number;
      next: components['schemas']['NextRulesAnswer'] | null;
    };
    ShopRulesChangeRequest: {
      rules: components['schemas']['ShopRuleFields'] | null;
      from: string | null;
      basedOn: number;
    };
    ShopRulesHistoryAnswer: {
      items: (components['schemas']['ShopRulesSpanAnswer'])[];
    };
    ShopRulesSimulationRequest: {
      rules: components['schemas']['ShopRuleFields'] | null;
      period: string;
    };
    ShopRulesSpanAnswer: {
      from: string;
      until: string | null;
      version: number;
      appliedAt: string | null;
      appliedBy: string | null;
      effective: components['schemas']['EffectiveShopRulesAnswer'];
      changed: (string)[];
    };
    SignInRequest: {
      name: string;
      password: string;
    };
    SignInWaysAnswer: {
      provider: components['schemas']['ProviderAnswer'] | null;
    };
    SignedInAnswer: {
      userId: string;
      name: string;
      displayName: string;
      language: components['schemas']['Language'];
      grants: (components['schemas']['GrantField'])[];
      permissions: ("scorecards.read" | "targets.read" | "targets.change" | "directory.read" | "slots.allocate" | "conversion.work" | "agents.read" | "rules.read" | "rules.simulate" | "rules.change" | "shop-rules.read" | "shop-rules.change" | "periods.read" | "periods.close" | "imports.read" | "imports.change" | "exports.make" | "notices.own" | "notices.read" | "notices.change" | "jobs.read" | "jobs.change" | "users.read" | "users.change" | "audit.read" | "account.own")[];
      via: "page" | "token";
      credentialId: string;
      csrfToken: string | null;
      mustChangePassword: boolean;
    };
    SimulatedModuleAnswer: {
      id: components['schemas']['ModuleId'];
      today: string | null;
      simulated: string | null;
    };
    SimulatedOrdersAnswer: {
      judged: number;
      movedOrders: number;
      movedAmount: string;
      reassignedOrders: number;
      reassignedAmount: string;
      moves: (components['schemas']['MovedCreditAnswer'])[];
    };
    SimulatedScoreAnswer: {
      managerId: string;
      name: string;
      division: string;
      today: components['schemas']['SimulatedStandingAnswer'];
      simulated: components['schemas']['SimulatedStandingAnswer'];
      modules: (components['schemas']['SimulatedModuleAnswer'])[];
    };
    SimulatedStandingAnswer: {
      total: string | null;
      grade: string | null;
      rank: number | null;
    };
    SimulationAnswer: {
      period: string;
      asOf: string;
      managers: number;
      scores: (components['schemas']['SimulatedScoreAnswer'])[];
      orders: components['schemas']['SimulatedOrdersAnswer'] | null;
    };
    SimulationRequest: {
      document: string;
      period: string;
    };
    SkuConversionAnswer: {
      skuId: string;
      name: string | null;
      days: number;
      visitors: number;
      pageViews: number | null;
      orderingBuyers: number;
      conversion: string | null;
    };
    SkuConversionAnswerPage: {
      items: (components['schemas']['SkuConversionAnswer'])[];
      nextCursor: string | null;
    };
    SkuTrafficAnswer: {
      day: string;
      skuId: string;
      name: string | null;
      visitors: number;
      pageViews: number | null;
      orderingBuyers: number;
    };
    SkuTrafficAnswerPage: {
      items: (components['schemas']['SkuTrafficAnswer'])[];
      nextCursor: string | null;
    };
    SlotAllocationRow: {
      rank: number;
      merchantId: string | null;
      index: string | null;
      gmv: string | null;
      conversion: string | null;
      slotOutput: string | null;
      outboundRate: string | null;
      allotted: number | null;
    };
    SlotAllocationRowsPage: {
      items: (components['schemas']['SlotAllocationRow'])[];
      nextCursor: string | null;
      asOf: string;
      merchants: (components['schemas']['NamedMerchantAnswer'])[];
      skus: (components['schemas']['NamedSkuAnswer'])[];
    };
    SlotAnswer: {
      slotId: string;
      campaign: string;
      position: string;
      startsAt: string;
      endsAt: string;
      assessed: boolean;
      exemptReason: string | null;
      placementCount: number;
      amount: string;
      units: string;
      output: string | null;
      placements: (components['schemas']['SlotPlacementAnswer'])[];
    };
    SlotAnswerPage: {
      items: (components['schemas']['SlotAnswer'])[];
      nextCursor: string | null;
    };
    SlotPlacementAnswer: {
      merchantId: string;
      skuId: string | null;
      startsAt: string;
      endsAt: string;
      amount: string;
      visitors: number | null;
      units: string;
      output: string | null;
    };
    SlotsRow: {
      managerId: string;
      slotId: string;
      merchantId: string;
      startsAt: string;
      endsAt: string | null;
      assessed: boolean | null;
      units: string | null;
      amount: string | null;
      output: string | null;
    };
    SlotsRowsPage: {
      items: (components['schemas']['SlotsRow'])[];
      nextCursor: string | null;
      asOf: string;
      merchants: (components['schemas']['NamedMerchantAnswer'])[];
      skus: (components['schemas']['NamedSkuAnswer'])[];
    };
    SnapshotAnswer: {
      quarter: string;
      provisional: boolean;
      merchants: number;
      lateMerchants: number;
    };
    SpanAnswer: {
      first: string;
      last: string;
    };
    StandingAnswer: {
      managerId: string;
      total: string | null;
      grade: string | null;
      rank: number | null;
    };
    SubscribedEventAnswer: {
      event: components['schemas']['NoticeEvent'];
      value: string | null;
    };
    SubscribedEventField: {
      event: components['schemas']['NoticeEvent'];
      value?: string | null;
    };
    SubscriptionAnswer: {
      subscriptionId: string;
      channelId: string;
      ownerId: string;
      events: (components['schemas']['SubscribedEventAnswer'])[];
      division: string | null;
      managerId: string | null;
      report: components['schemas']['ReportAlongAnswer'] | null;
      active: boolean;
      version: number;
      toldFrom: string;
      addedAt: string;
      changedAt: string;
    };
    SubscriptionAnswerPage: {
      items: (components['schemas']['SubscriptionAnswer'])[];
      nextCursor: string | null;
    };
    SubscriptionChangeRequest: {
      channelId?: string;
      events?: (components['schemas']['SubscribedEventField'])[];
      division?: string | null;
      managerId?: string | null;
      report?: components['schemas']['ReportAlongField'] | null;
      active?: boolean;
    };
    TargetChangeRequest: {
      quarter: string;
      changes: (components['schemas']['TargetEditRequest'])[];
      reason?: string | null;
    };
    TargetCountsAnswer: {
      managerId: string;
      measures: number;
      locks: number;
      revisions: number;
    };
    TargetDayAnswer: {
      day: string;
      target: string | null;
      weight: string;
      label: string | null;
    };
    TargetEditRequest: {
      period: string;
      measure: components['schemas']['TargetMeasure'];
      value: string | null;
      effectiveFrom: string | null;
    };
    TargetHistoryAnswer: {
      id: string;
      changedAt: string;
      source: components['schemas']['TargetSource'];
      who: string | null;
      reason: string | null;
      before: (components['schemas']['TargetRowAnswer'])[];
      after: (components['schemas']['TargetRowAnswer'])[];
      fileName: string | null;
      undoneAt: string | null;
    };
    TargetHistoryAnswerPage: {
      items: (components['schemas']['TargetHistoryAnswer'])[];
      nextCursor: string | null;
    };
    TargetMeasure: "gmv" | "outbound_orders" | "outbound_units" | "ad_share" | "conversion" | "slot_output";
    TargetMeasureAnswer: {
      measure: components['schemas']['TargetMeasure'];
      additive: boolean;
      value: string | null;
      rows: (components['schemas']['TargetRowAnswer'])[];
      problem: string | null;
      months: (components['schemas']['TargetMonthAnswer'])[];
      weeks: (components['schemas']['TargetWeekAnswer'])[];
      days: (components['schemas']['TargetDayAnswer'])[];
    };
    TargetMonthAnswer: {
      month: string;
      value: string | null;
      locked: boolean;
    };
    TargetPreviewRequest: {
      quarter: string;
      changes: (components['schemas']['TargetEditRequest'])[];
    };
    TargetRowAnswer: {
      period: string;
      measure: components['schemas']['TargetMeasure'];
      value: string;
      effectiveFrom: string | null;
    };
    TargetSource: "hand" | "file";
    TargetWeekAnswer: {
      week: string;
      month: string;
      first: string;
      last: string;
      value: string | null;
    };
    TargetsAnswer: {
      managerId: string;
      quarter: string;
      version: string;
      measures: (components['schemas']['TargetMeasureAnswer'])[];
    };
    TargetsRow: {
      managerId: string;
      measure: string;
      day: string;
      month: string | null;
      week: string | null;
      value: string | null;
    };
    TargetsRowsPage: {
      items: (components['schemas']['TargetsRow'])[];
      nextCursor: string | null;
      asOf: string;
      merchants: (components['schemas']['NamedMerchantAnswer'])[];
      skus: (components['schemas']['NamedSkuAnswer'])[];
    };
    TextAnswer: {
      en: string;
      zh: string;
    };
    Tier: "head" | "mid" | "tail";
    TierMoveAnswer: {
      merchantId: string;
      name: string | null;
      fromTier: components['schemas']['Tier'] | null;
      toTier: components['schemas']['Tier'] | null;
      rankBefore: number | null;
      rankNow: number | null;
      basisGmvBefore: string | null;
      basisGmvNow: string | null;
    };
    TierMovesAnswer: {
      items: (components['schemas']['TierMoveAnswer'])[];
      nextCursor: string | null;
      quarter: string;
      quarterBefore: string;
      provisional: boolean;
      provisionalBefore: boolean;
      merchants: number;
      moved: number;
    };
    TierShareAnswer: {
      tier: components['schemas']['Tier'];
      merchants: number;
      gmv: string;
      share: string | null;
      expectedShare: string | null;
      target: string;
      completion: string | null;
      points: string | null;
    };
    TieredMerchantAnswer: {
      rank: number;
      merchantId: string;
      name: string | null;
      tier: components['schemas']['Tier'];
      late: boolean;
      ka: boolean;
      basisGmv: string | null;
      quarterTarget: string | null;
      periodTarget: string | null;
      gmv: string;
      completion: string | null;
    };
    TiersAnswer: {
      items: (components['schemas']['TieredMerchantAnswer'])[];
      nextCursor: string | null;
      managerId: string;
      quarter: string;
      asOf: string;
      scoredAt: string;
      ruleVersion: number;
      gmvDefinition: components['schemas']['GmvDefinition'];
      provisional: boolean;
      gmv: string;
      tiers: (components['schemas']['TierShareAnswer'])[];
      largest: (components['schemas']['LargestAnswer'])[];
      merchantsToSeventyPercent: number;
      concentration: string | null;
      ka: components['schemas']['KaAnswer'];
      lateMerchants: number;
      matching: number;
    };
    TiersRow: {
      managerId: string;
      rank: number;
      merchantId: string | null;
      tier: string | null;
      basisGmv: string | null;
      quarterTarget: string | null;
      periodTarget: string | null;
      periodGmv: string | null;
      completion: string | null;
    };
    TiersRowsPage: {
      items: (components['schemas']['TiersRow'])[];
      nextCursor: string | null;
      asOf: string;
      merchants: (components['schemas']['NamedMerchantAnswer'])[];
      skus: (components['schemas']['NamedSkuAnswer'])[];
    };
    TimelineEntryAnswer: {
      at: string;
      event: "placed" | "paid" | "outbound" | "message";
      agentId: string | null;
      sender: "buyer" | "agent" | "robot" | "system" | null;
      messageId: string | null;
      decided: boolean;
      text: components['schemas']['TextAnswer'];
    };
    TokenAnswer: {
      tokenId: string;
      name: string;
      permissions: ("scorecards.read" | "targets.read" | "targets.change" | "directory.read" | "slots.allocate" | "conversion.work" | "agents.read" | "rules.read" | "rules.simulate" | "rules.change" | "shop-rules.read" | "shop-rules.change" | "periods.read" | "periods.close" | "imports.read" | "imports.change" | "exports.make" | "notices.own" | "notices.read" | "notices.change" | "jobs.read" | "jobs.change" | "users.read" | "users.change" | "audit.read" | "account.own")[] | null;
      madeAt: string;
      expiresAt: string;
      usedAt: string | null;
    };
    TokenAnswerPage: {
      items: (components['schemas']['TokenAnswer'])[];
      nextCursor: string | null;
    };
    TotalPartAnswer: {
      id: components['schemas']['ModuleId'];
      points: string;
      weight: string;
      share: string;
      contribution: string;
    };
    TotalPartsAnswer: {
      parts: (components['schemas']['TotalPartAnswer'])[];
      weights: string;
      grades: (components['schemas']['GradeLineAnswer'])[];
    };
    TrafficOfDaysAnswer: {
      first: string;
      last: string;
      visitors: number;
      orderingBuyers: number;
      daysWithTraffic: number;
      rate: string | null;
      wilsonLow: string | null;
      wilsonHigh: string | null;
    };
    UndoneAnswer: {
      at: string;
      by: string;
      removed: number;
      restored: number;
      kept: number;
      keptRows: (components['schemas']['KeptRowAnswer'])[];
    };
    UserAnswer: {
      userId: string;
      name: string;
      displayName: string;
      language: components['schemas']['Language'];
      active: boolean;
      grants: (components['schemas']['GrantField'])[];
      mustChangePassword: boolean;
      hasPassword: boolean;
      external: components['schemas']['ExternalAnswer'] | null;
      lockedUntil: string | null;
      addedAt: string;
      version: number;
    };
    UserAnswerPage: {
      items: (components['schemas']['UserAnswer'])[];
      nextCursor: string | null;
    };
    UserChangeRequest: {
      displayName?: string;
      active?: boolean;
    };
    Verdict: "paid_agent" | "placed_agent" | "buyer_contact" | "agent_follow_up" | "silent" | "no_agent" | "excluded" | "unpaid" | "unknown";
    VerdictAnswer: {
      verdict: components['schemas']['Verdict'];
      placedAgentId: string | null;
      paidAgentId: string | null;
      creditedAgentId: string | null;
      creditedAmount: string | null;
      decidingMessageId: string | null;
      ruleVersion: number;
      orderId: string;
      day: string;
      buyerId: string;
      placedAt: string;
      status: components['schemas']['OrderStatus'];
      amount: string;
    };
    VerdictExplanationAnswer: {
      verdict: components['schemas']['Verdict'];
      placedAgentId: string | null;
      paidAgentId: string | null;
      creditedAgentId: string | null;
      creditedAmount: string | null;
      decidingMessageId: string | null;
      ruleVersion: number;
      merchantId: string;
      orderId: string;
      buyerId: string;
      status: components['schemas']['OrderStatus'];
      payMethod: components['schemas']['PayMethod'];
      amount: string;
      flagged: boolean;
      placedAt: string;
      paidAt: string | null;
      outboundAt: string | null;
      leftOut: "cancelled" | "zero-amount" | "split-parent" | "flagged" | null;
      rules: components['schemas']['EffectiveShopRulesAnswer'];
      decidedBefore: "placing" | "payment" | null;
      runnerUp: components['schemas']['RunnerUpAnswer'] | null;
      beforePlacingFrom: string | null;
      beforePaymentFrom: string | null;
      ignoredUntil: string | null;
      followUpUntil: string | null;
      meaning: components['schemas']['TextAnswer'];
      sentences: (components['schemas']['TextAnswer'])[];
      timeline: (components['schemas']['TimelineEntryAnswer'])[];
      beforePlacing: (components['schemas']['CandidateAnswer'])[];
      beforePayment: (components['schemas']['CandidateAnswer'])[];
      otherRules: (components['schemas']['OtherRuleAnswer'])[];
    };
    VerdictsAnswer: {
      items: (components['schemas']['VerdictAnswer'])[];
      nextCursor: string | null;
      waiting: boolean;
    };
    WindowStatesAnswer: {
      missing: number;
      due: number;
      running: number;
      done: number;
      failed: number;
      stale: number;
    };
    WordingAnswer: {
      en: string;
      zh: string;
    };
    WorkItemAnswer: {
      workItemId: string;
      managerId: string;
      merchantId: string;
      merchantName: string | null;
      held: boolean;
      skuId: string;
      skuName: string | null;
      category: string | null;
      found: components['schemas']['WorkItemFoundAnswer'];
      recoveredOn: string | null;
      state: "to-contact" | "contacted" | "action-agreed" | "done";
      actionKind: "flash-sale" | "price" | "page" | "stock" | "other" | null;
      note: string | null;
      assignedTo: string | null;
      contactedOn: string | null;
      agreedOn: string | null;
      doneOn: string | null;
      openedAt: string;
      changedAt: string;
      version: number;
      before: components['schemas']['TrafficOfDaysAnswer'];
      after: components['schemas']['TrafficOfDaysAnswer'] | null;
      comparison: components['schemas']['RateComparisonAnswer'] | null;
    };
    WorkItemAnswerPage: {
      items: (components['schemas']['WorkItemAnswer'])[];
      nextCursor: string | null;
    };
    WorkItemChangeAnswer: {
      version: number;
      state: "to-contact" | "contacted" | "action-agreed" | "done";
      actionKind: "flash-sale" | "price" | "page" | "stock" | "other" | null;
      note: string | null;
      assignedTo: string | null;
      changedBy: string;
      changedAt: string;
    };
    WorkItemDetailAnswer: {
      workItemId: string;
      managerId: string;
      merchantId: string;
      merchantName: string | null;
      held: boolean;
      skuId: string;
      skuName: string | null;
      category: string | null;
      found: components['schemas']['WorkItemFoundAnswer'];
      recoveredOn: string | null;
      state: "to-contact" | "contacted" | "action-agreed" | "done";
      actionKind: "flash-sale" | "price" | "page" | "stock" | "other" | null;
      note: string | null;
      assignedTo: string | null;
      contactedOn: string | null;
      agreedOn: string | null;
      doneOn: string | null;
      openedAt: string;
      changedAt: string;
      version: number;
      before: components['schemas']['TrafficOfDaysAnswer'];
      after: components['schemas']['TrafficOfDaysAnswer'] | null;
      comparison: components['schemas']['RateComparisonAnswer'] | null;
      history: (components['schemas']['WorkItemChangeAnswer'])[];
    };
    WorkItemFoundAnswer: {
      period: string;
      first: string;
      asOf: string;
      visitors: number;
      orderingBuyers: number;
      rate: string | null;
      benchmark: string | null;
    };
    WorkItemRequest: {
      state?: "to-contact" | "contacted" | "action-agreed" | "done";
      actionKind?: "flash-sale" | "price" | "page" | "stock" | "other";
      note?: string | null;
      assignedTo?: string | null;
    };
    WorkListRefreshAnswer: {
      opened: number;
      recovered: number;
      lowAgain: number;
    };
    WorkListRefreshRequest: {
      period: string;
      managerId: string;
    };
    WorkProgressEvent: {
      scorecards: components['schemas']['ScorecardWorkAnswer'];
      merchantDaysWaiting: number;
      verdictsWaiting: number;
      files: components['schemas']['FileWorkAnswer'];
      exports: components['schemas']['FileWorkAnswer'];
    };
    WorkerAnswer: {
      workerId: string;
      host: string;
      processId: number;
      schemaVersion: string;
      startedAt: string;
      seenAt: string;
    };
  };
}

export interface paths {
  '/account': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post?: never;
    put?: never;
    patch: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['AccountChangeRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['SignedInAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    delete?: never;
  };
  '/account/password': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post?: never;
    put: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['PasswordChangeRequest'] } };
      responses: { 204: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    patch?: never;
    delete?: never;
  };
  '/account/sessions': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['PageSessionAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/account/sessions/{sessionId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post?: never;
    put?: never;
    patch?: never;
    delete: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string }; path: { sessionId: string }; cookie?: never };
      requestBody?: never;
      responses: { 204: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
  };
  '/account/tokens': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['TokenAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['NewTokenRequest'] } };
      responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['MadeTokenAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/account/tokens/{tokenId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post?: never;
    put?: never;
    patch?: never;
    delete: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string }; path: { tokenId: string }; cookie?: never };
      requestBody?: never;
      responses: { 204: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
  };
  '/allocations': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string; campaign?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['AllocationAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['NewAllocationRequest'] } };
      responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['AllocationAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/allocations/{allocationId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string; changed?: boolean; search?: string }; header?: never; path: { allocationId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['AllocationDetailAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/allocations/{allocationId}/finalisation': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header: { 'If-Match': string; 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path: { allocationId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['AllocationAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 412: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 428: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/allocations/{allocationId}/lines/{merchantId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post?: never;
    put: {
      parameters: { query?: never; header: { 'If-Match': string; 'X-CSRF-Token'?: string }; path: { allocationId: string; merchantId: string }; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['OverrideRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['OverriddenAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 412: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 428: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    patch?: never;
    delete?: never;
  };
  '/allocations/{allocationId}/outcome': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string }; header?: never; path: { allocationId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['AllocationOutcomeAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/audit-entries': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string; action?: string; user?: string; subject?: string; from?: string; to?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['AuditEntryAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/audit-entries/verification': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['AuditVerificationAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/calendar': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { from: string; to: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['CalendarAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/calendar/{day}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post?: never;
    put: {
      parameters: { query?: never; header: { 'If-Match': string; 'X-CSRF-Token'?: string }; path: { day: string }; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['CalendarDayRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['CalendarDayAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 412: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 428: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    patch?: never;
    delete: {
      parameters: { query?: never; header: { 'If-Match': string; 'X-CSRF-Token'?: string }; path: { day: string }; cookie?: never };
      requestBody?: never;
      responses: { 204: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 412: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 428: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
  };
  '/campaigns': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['CampaignAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/data-quality': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['DataQualityAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/divisions': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['DivisionAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/exports': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ExportAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['ExportBody'] } };
      responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ExportAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/exports/stream': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { report: "scorecards" | "targets" | "tiers" | "ads" | "slots" | "conversion" | "outbound" | "slot-allocation" | "attribution" | "agents" | "agent-days" | "agent-service" | "review"; period?: string; asOf?: string; managerId?: string; merchantId?: string; division?: string; campaign?: string; slots?: number; valuesOnly?: boolean; format?: "csv" | "xlsx" | "json" | "pdf"; lang?: "en" | "zh" }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'text/csv': string; 'application/json': ({ [name: string]: unknown })[]; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string; 'application/pdf': string } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 426: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/exports/{exportId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { exportId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ExportAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string }; path: { exportId: string }; cookie?: never };
      requestBody?: never;
      responses: { 204: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
  };
  '/exports/{exportId}/file': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { exportId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'text/csv': string; 'application/json': ({ [name: string]: unknown })[]; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string; 'application/pdf': string } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 410: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/exports/{exportId}/progress': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { exportId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'text/event-stream': string } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/import-drafts': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query: { fileName: string }; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'text/csv': Blob; 'application/x-ndjson': Blob; 'application/gzip': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob; 'application/vnd.ms-excel': Blob; 'application/zip': Blob; 'text/plain': Blob; 'text/tab-separated-values': Blob; 'application/octet-stream': Blob } };
      responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['DraftAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/import-drafts/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['DraftAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/import-drafts/{id}/import': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path: { id: string }; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['DraftImportRequest'] } };
      responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ImportAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/import-drafts/{id}/preview': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path: { id: string }; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['PreviewRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['PreviewAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/import-kinds': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ImportKindAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/import-profiles': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ImportProfileAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/import-profiles/check': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['ProfileCheckRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ProfileCheckAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/import-profiles/{name}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { name: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ImportProfileTextAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string }; path: { name: string }; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['ImportProfileRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ImportProfileTextAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    patch?: never;
    delete: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string }; path: { name: string }; cookie?: never };
      requestBody?: never;
      responses: { 204: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
  };
  '/imports': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string; state?: "waiting" | "running" | "done" | "rejected" | "failed"; kind?: "managers" | "merchants" | "assignments" | "calendar" | "targets" | "skus" | "agents" | "slots" | "orders" | "order_outbounds" | "order_lines" | "merchant_days" | "sku_traffic" | "ad_spend" | "slot_placements" | "chat_coverage" | "chat_messages" }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ImportAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post: {
      parameters: { query: { fileName: string; kind?: "managers" | "merchants" | "assignments" | "calendar" | "targets" | "skus" | "agents" | "slots" | "orders" | "order_lines" | "merchant_days" | "sku_traffic" | "ad_spend" | "slot_placements" | "chat_coverage" | "chat_messages"; profile?: string; options?: string; strict?: boolean; dryRun?: boolean }; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'text/csv': Blob; 'application/x-ndjson': Blob; 'application/gzip': Blob; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob; 'application/vnd.ms-excel': Blob; 'application/zip': Blob; 'text/plain': Blob; 'text/tab-separated-values': Blob; 'application/octet-stream': Blob } };
      responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ImportAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/imports/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ImportAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/imports/{id}/progress': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'text/event-stream': string } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/imports/{id}/rejects': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { format?: "csv" | "xlsx" }; header?: never; path: { id: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'text/csv': string; 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/imports/{id}/retry': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path: { id: string }; cookie?: never };
      requestBody?: never;
      responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ImportAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/imports/{id}/undo': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path: { id: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ImportAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/jobs': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['JobsAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/jobs/backfill': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['BackfillBody'] } };
      responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['BackfillAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/jobs/progress': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'text/event-stream': string } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/jobs/runs': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['RunRequest'] } };
      responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['RunAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/jobs/windows': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { quarter?: string; limit?: number; cursor?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['GridQuarterAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/jobs/windows/failures': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['FailedWindowAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/jobs/windows/retry': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['RetryRequest'] } };
      responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['RetryAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/managers': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string; division?: string; search?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ManagerAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/managers/{managerId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { managerId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ManagerAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/managers/{managerId}/falling-merchants': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { period: string; asOf?: string; limit?: number }; header?: never; path: { managerId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['FallingMerchantsAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/managers/{managerId}/next-points': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { period: string; asOf?: string }; header?: never; path: { managerId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['NextPointsAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/managers/{managerId}/outbound': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { period: string; asOf?: string }; header?: never; path: { managerId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['OutboundOfPeriodAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/managers/{managerId}/outbound-merchants': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { from: string; to: string }; header?: never; path: { managerId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['OutboundMerchantsAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/managers/{managerId}/pace': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { period: string; asOf?: string }; header?: never; path: { managerId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['PaceAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/managers/{managerId}/placements': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; from: string; to: string; sort?: "endsAt" | "amount" | "units" | "output"; descending?: boolean }; header?: never; path: { managerId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ManagerPlacementsAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/managers/{managerId}/scorecard': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { period: string; asOf?: string }; header?: { 'If-None-Match'?: string }; path: { managerId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ScorecardAnswer'] } }; 304: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/managers/{managerId}/scorecard/explanation': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { period: string; asOf?: string; module?: components['schemas']['ModuleId'] }; header?: never; path: { managerId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ExplanationAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/managers/{managerId}/target-history': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; quarter: string }; header?: never; path: { managerId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['TargetHistoryAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/managers/{managerId}/targets': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { quarter: string }; header?: never; path: { managerId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['TargetsAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put: {
      parameters: { query?: never; header: { 'If-Match': string; 'X-CSRF-Token'?: string }; path: { managerId: string }; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['TargetChangeRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['TargetsAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 412: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 428: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    patch?: never;
    delete?: never;
  };
  '/managers/{managerId}/targets/preview': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path: { managerId: string }; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['TargetPreviewRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['TargetsAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/managers/{managerId}/tier-moves': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; quarter: string; moved?: boolean }; header?: never; path: { managerId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['TierMovesAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/managers/{managerId}/tiers': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; quarter: string; sort?: "rank" | "basisGmv" | "quarterTarget" | "periodTarget" | "gmv" | "completion"; descending?: boolean; tier?: components['schemas']['Tier']; ka?: boolean; late?: boolean; search?: string }; header?: never; path: { managerId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['TiersAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/merchants': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string; managerId?: string; division?: string; category?: string; ka?: boolean; search?: string; on?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['MerchantAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/merchants/{merchantId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { merchantId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['MerchantDetailAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/merchants/{merchantId}/ad-spend': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; from: string; to: string }; header?: never; path: { merchantId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['AdSpendAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/merchants/{merchantId}/agent-figures': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { from?: string; to?: string }; header?: never; path: { merchantId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ShopAgentFiguresAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/merchants/{merchantId}/agents': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string }; header?: never; path: { merchantId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['AgentAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/merchants/{merchantId}/attribution-rules': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { on?: string }; header?: never; path: { merchantId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ShopRulesAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string }; path: { merchantId: string }; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['ShopRulesChangeRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ShopRulesAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    patch?: never;
    delete?: never;
  };
  '/merchants/{merchantId}/attribution-rules/history': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { merchantId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ShopRulesHistoryAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/merchants/{merchantId}/attribution-rules/simulation': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path: { merchantId: string }; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['ShopRulesSimulationRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['SimulatedOrdersAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/merchants/{merchantId}/days': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { from: string; to: string }; header?: never; path: { merchantId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['MerchantDaysAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/merchants/{merchantId}/months': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { from: string; to: string }; header?: never; path: { merchantId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['MerchantMonthsAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/merchants/{merchantId}/orders': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; from: string; to: string; by: "paid" | "placed" | "outbound"; counted?: boolean; descending?: boolean }; header?: never; path: { merchantId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['OrdersAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/merchants/{merchantId}/orders/{orderId}/verdict-explanation': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { merchantId: string; orderId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['VerdictExplanationAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/merchants/{merchantId}/placements': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; from: string; to: string }; header?: never; path: { merchantId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['PlacementAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/merchants/{merchantId}/sku-conversion': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; from: string; to: string }; header?: never; path: { merchantId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['SkuConversionAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/merchants/{merchantId}/sku-traffic': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; from: string; to: string; skuId?: string }; header?: never; path: { merchantId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['SkuTrafficAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/merchants/{merchantId}/verdicts': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; from: string; to: string; agentId?: string; verdict?: components['schemas']['Verdict']; search?: string; descending?: boolean }; header?: never; path: { merchantId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['VerdictsAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/notices/channels': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string; everybody?: boolean }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ChannelAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['NewChannelRequest'] } };
      responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ChannelWithSecretAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/notices/channels/{channelId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { channelId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ChannelAnswer'] } }; 304: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch: {
      parameters: { query?: never; header: { 'If-Match': string; 'X-CSRF-Token'?: string }; path: { channelId: string }; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['ChannelChangeRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ChannelWithSecretAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 412: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 428: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    delete: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string }; path: { channelId: string }; cookie?: never };
      requestBody?: never;
      responses: { 204: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
  };
  '/notices/channels/{channelId}/resume': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path: { channelId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ChannelAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/notices/channels/{channelId}/tests': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path: { channelId: string }; cookie?: never };
      requestBody?: never;
      responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ChannelTestAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/notices/channels/{channelId}/tests/{testId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { channelId: string; testId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ChannelTestAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/notices/deliveries': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string; everybody?: boolean; channelId?: string; state?: components['schemas']['DeliveryState'] }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['DeliveryAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/notices/deliveries/{deliveryId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { deliveryId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['DeliveryAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/notices/deliveries/{deliveryId}/retry': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path: { deliveryId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['DeliveryAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/notices/events': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['NoticeEventAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/notices/subscriptions': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string; everybody?: boolean }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['SubscriptionAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['NewSubscriptionRequest'] } };
      responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['SubscriptionAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/notices/subscriptions/{subscriptionId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { subscriptionId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['SubscriptionAnswer'] } }; 304: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch: {
      parameters: { query?: never; header: { 'If-Match': string; 'X-CSRF-Token'?: string }; path: { subscriptionId: string }; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['SubscriptionChangeRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['SubscriptionAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 412: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 428: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    delete: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string }; path: { subscriptionId: string }; cookie?: never };
      requestBody?: never;
      responses: { 204: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
  };
  '/periods': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['PeriodsAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/periods/adjustments': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; period: string; division?: string; managerId?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['AdjustmentsAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/periods/close': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['PeriodDivisionRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ClosedPeriodAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/periods/close-withdrawal': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['PeriodDivisionRequest'] } };
      responses: { 204: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/periods/history': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; period: string; division?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['PeriodEventAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/periods/reopening': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['ReopeningRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ReopenedAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/periods/verification': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['PeriodDivisionRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['PeriodVerificationAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/reports': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ReportsPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/reports/ads/rows': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; period: string; asOf?: string; managerId?: string; merchantId?: string; sort?: "managerId" | "merchantId" | "spend" | "gmv" | "adShare" | "attributedAmount" | "roi" | "attention"; descending?: boolean; attention?: boolean; search?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['AdsRowsPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/reports/agent-days/rows': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; period: string; asOf?: string; merchantId?: string; sort?: "merchantId" | "agentId" | "day" | "ownOwnOrders" | "ownOwnBuyers" | "ownOwnUnits" | "ownOwnAmount" | "ownOtherOrders" | "ownOtherBuyers" | "ownOtherUnits" | "ownOtherAmount" | "otherOwnOrders" | "otherOwnBuyers" | "otherOwnUnits" | "otherOwnAmount" | "silentOwnOrders" | "silentOwnBuyers" | "silentOwnUnits" | "silentOwnAmount" | "followUpOrders" | "followUpBuyers" | "followUpUnits" | "followUpAmount" | "assists"; descending?: boolean; search?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['AgentDaysRowsPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/reports/agent-service/rows': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; period: string; asOf?: string; merchantId?: string; sort?: "merchantId" | "agentId" | "day" | "enquiries" | "orderingBuyers" | "orderRate" | "payingBuyers" | "paymentRate" | "outboundBuyers" | "outboundRate" | "agentMessages" | "responses" | "meanResponseSeconds" | "firstResponses" | "firstResponseSeconds" | "automaticMessages"; descending?: boolean; search?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['AgentServiceRowsPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/reports/agents/rows': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; period: string; asOf?: string; merchantId?: string; sort?: "merchantId" | "agentId" | "placedOrders" | "paidOrders" | "creditedOrders" | "creditedAmount" | "silentFollowUps" | "ownOwnAmount" | "ownOtherAmount" | "otherOwnAmount" | "silentOwnAmount"; descending?: boolean; search?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['AgentsRowsPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/reports/attribution/rows': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; period: string; asOf?: string; merchantId?: string; sort?: "merchantId" | "orderId" | "placedAgentId" | "paidAgentId" | "creditedAgentId" | "verdict" | "creditedAmount" | "decidingMessageId"; descending?: boolean; search?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['AttributionRowsPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/reports/conversion/rows': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; period: string; asOf?: string; managerId?: string; merchantId?: string; sort?: "managerId" | "rank" | "skuId" | "merchantId" | "visitors" | "orderingBuyers" | "rate" | "wilsonLow" | "wilsonHigh" | "benchmark" | "flag"; descending?: boolean; flag?: string; search?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ConversionRowsPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/reports/outbound/rows': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; period: string; asOf?: string; managerId?: string; sort?: "managerId" | "sliceStart" | "sliceEnd" | "month" | "week" | "actual" | "target" | "completion"; descending?: boolean }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['OutboundRowsPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/reports/scorecards/rows': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; period: string; asOf?: string; managerId?: string; sort?: "division" | "managerId" | "period" | "asOf" | "total" | "grade" | "rank" | "salesActual" | "salesTarget" | "salesCompletion" | "salesPoints" | "salesWeight" | "adsActual" | "adsTarget" | "adsCompletion" | "adsPoints" | "adsWeight" | "slotsActual" | "slotsTarget" | "slotsCompletion" | "slotsPoints" | "slotsWeight" | "conversionActual" | "conversionTarget" | "conversionCompletion" | "conversionPoints" | "conversionWeight" | "outboundActual" | "outboundTarget" | "outboundCompletion" | "outboundPoints" | "outboundWeight"; descending?: boolean }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['ScorecardsRowsPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/reports/slot-allocation/rows': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; campaign: string; slots: number; division?: string; managerId?: string; sort?: "rank" | "merchantId" | "index" | "gmv" | "conversion" | "slotOutput" | "outboundRate" | "allotted"; descending?: boolean; search?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['SlotAllocationRowsPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/reports/slots/rows': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; period: string; asOf?: string; managerId?: string; merchantId?: string; sort?: "managerId" | "slotId" | "merchantId" | "startsAt" | "endsAt" | "assessed" | "units" | "amount" | "output"; descending?: boolean; search?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['SlotsRowsPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/reports/targets/rows': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; period: string; asOf?: string; managerId?: string; sort?: "managerId" | "measure" | "day" | "month" | "week" | "value"; descending?: boolean }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['TargetsRowsPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/reports/tiers/rows': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; period: string; asOf?: string; managerId?: string; merchantId?: string; sort?: "managerId" | "rank" | "merchantId" | "tier" | "basisGmv" | "quarterTarget" | "periodTarget" | "periodGmv" | "completion"; descending?: boolean; tier?: string; search?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['TiersRowsPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/rule-defaults': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['RuleDefaultsAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/rule-schema': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': { [name: string]: unknown } } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/rule-versions': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['RuleVersionAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['RuleApplyRequest'] } };
      responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['RuleAppliedAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/rule-versions/in-force': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { on?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['RuleSetAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/rule-versions/{a}/differences/{b}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { a: number; b: number }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['RuleDifferencesAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/rule-versions/{version}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { version: number }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['RuleSetAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/rules/check': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['RuleDocumentRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['RuleCheckAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/rules/differences': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['RuleDifferencesRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['RuleDifferencesAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/rules/simulation': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['SimulationRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['SimulationAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/scorecards': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { limit?: number; cursor?: string; period: string; asOf?: string; division?: string; managerId?: string; order?: components['schemas']['RankingOrder']; descending?: boolean }; header?: { 'If-None-Match'?: string }; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['RankingAnswer'] } }; 304: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/scorecards/course': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { quarter: string; division?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['CourseAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/scorecards/freshness': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query: { period: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['FreshnessAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/session': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['SignedInAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['SignInRequest'] } };
      responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['SignedInAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string }; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 204: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
  };
  '/session/provider': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { returnTo?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 302: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/session/provider/return': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 302: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/session/ways': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['SignInWaysAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/slots': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string; campaign?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['SlotAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/users': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['UserAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['NewUserRequest'] } };
      responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['OneTimePasswordAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/users/{userId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { userId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['UserAnswer'] } }; 304: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch: {
      parameters: { query?: never; header: { 'If-Match': string; 'X-CSRF-Token'?: string }; path: { userId: string }; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['UserChangeRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['UserAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 412: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 428: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    delete?: never;
  };
  '/users/{userId}/grants': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post?: never;
    put: {
      parameters: { query?: never; header: { 'If-Match': string; 'X-CSRF-Token'?: string }; path: { userId: string }; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['GrantsRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['UserAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 412: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 428: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    patch?: never;
    delete?: never;
  };
  '/users/{userId}/password-reset': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path: { userId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['OneTimePasswordAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/users/{userId}/sessions': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post?: never;
    put?: never;
    patch?: never;
    delete: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string }; path: { userId: string }; cookie?: never };
      requestBody?: never;
      responses: { 204: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
  };
  '/users/{userId}/tokens': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { userId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['TokenAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/users/{userId}/tokens/{tokenId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post?: never;
    put?: never;
    patch?: never;
    delete: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string }; path: { userId: string; tokenId: string }; cookie?: never };
      requestBody?: never;
      responses: { 204: { headers: { [name: string]: unknown }; content?: never }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
  };
  '/work-items': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number; cursor?: string; managerId?: string; state?: "to-contact" | "contacted" | "action-agreed" | "done"; merchantId?: string; recovered?: boolean }; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['WorkItemAnswerPage'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/work-items/refresh': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    post: {
      parameters: { query?: never; header?: { 'X-CSRF-Token'?: string; 'Idempotency-Key'?: string }; path?: never; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['WorkListRefreshRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['WorkListRefreshAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    put?: never;
    patch?: never;
    delete?: never;
  };
  '/work-items/{workItemId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { workItemId: string }; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['WorkItemDetailAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    post?: never;
    put?: never;
    patch: {
      parameters: { query?: never; header: { 'If-Match': string; 'X-CSRF-Token'?: string }; path: { workItemId: string }; cookie?: never };
      requestBody: { content: { 'application/json': components['schemas']['WorkItemRequest'] } };
      responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['WorkItemDetailAnswer'] } }; 400: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 401: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 403: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 404: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 409: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 412: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 413: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 415: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 422: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 428: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 429: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } }; 503: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['ProblemDetails'] } } };
    };
    delete?: never;
  };
}
