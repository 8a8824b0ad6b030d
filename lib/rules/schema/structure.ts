/**
 * The structure of a UBL 2.1 Invoice (OASIS, os-UBL-2.1, `UBL-Invoice-2.1` and `UBL-CommonAggregateComponents-2.1`): for each type its children
 * in order; `@` marks an aggregate, `?` at most one, `*` any number, `+` at least one, nothing exactly one. A type of `any` is not looked into.
 */
export const structure = `
Invoice: ext:UBLExtensions? UBLVersionID? CustomizationID? ProfileID? ProfileExecutionID? ID CopyIndicator? UUID? IssueDate IssueTime? DueDate? InvoiceTypeCode? Note* TaxPointDate? DocumentCurrencyCode? TaxCurrencyCode? PricingCurrencyCode? PaymentCurrencyCode? PaymentAlternativeCurrencyCode? AccountingCostCode? AccountingCost? LineCountNumeric? BuyerReference? @InvoicePeriod* @OrderReference? @BillingReference* @DespatchDocumentReference* @ReceiptDocumentReference* @StatementDocumentReference* @OriginatorDocumentReference* @ContractDocumentReference* @AdditionalDocumentReference* @ProjectReference* @Signature* @AccountingSupplierParty @AccountingCustomerParty @PayeeParty? @BuyerCustomerParty? @SellerSupplierParty? @TaxRepresentativeParty? @Delivery* @DeliveryTerms? @PaymentMeans* @PaymentTerms* @PrepaidPayment* @AllowanceCharge* @TaxExchangeRate? @PricingExchangeRate? @PaymentExchangeRate? @PaymentAlternativeExchangeRate? @TaxTotal* @WithholdingTaxTotal* @LegalMonetaryTotal @InvoiceLine+
InvoiceLine: ID UUID? Note* InvoicedQuantity? LineExtensionAmount TaxPointDate? AccountingCostCode? AccountingCost? PaymentPurposeCode? FreeOfChargeIndicator? @InvoicePeriod* @OrderLineReference* @DespatchLineReference* @ReceiptLineReference* @BillingReference* @DocumentReference* @PricingReference? @OriginatorParty? @Delivery* @PaymentTerms* @AllowanceCharge* @TaxTotal* @WithholdingTaxTotal* @Item @Price? @DeliveryTerms? @SubInvoiceLine* @ItemPriceExtension?
Period: StartDate? StartTime? EndDate? EndTime? DurationMeasure? DescriptionCode* Description*
OrderReference: ID SalesOrderID? CopyIndicator? UUID? IssueDate? IssueTime? CustomerReference? OrderTypeCode? @DocumentReference?
OrderLineReference: LineID SalesOrderLineID? UUID? LineStatusCode? @OrderReference?
LineReference: LineID UUID? LineStatusCode? @DocumentReference?
BillingReference: @InvoiceDocumentReference? @SelfBilledInvoiceDocumentReference? @CreditNoteDocumentReference? @SelfBilledCreditNoteDocumentReference? @DebitNoteDocumentReference? @ReminderDocumentReference? @AdditionalDocumentReference? @BillingReferenceLine*
BillingReferenceLine: ID Amount? @AllowanceCharge*
DocumentReference: ID CopyIndicator? UUID? IssueDate? IssueTime? DocumentTypeCode? DocumentType? XPath* LanguageID? LocaleCode? VersionID? DocumentStatusCode? DocumentDescription* @Attachment? @ValidityPeriod? @IssuerParty? @ResultOfVerification?
Attachment: EmbeddedDocumentBinaryObject? @ExternalReference?
ExternalReference: URI? DocumentHash? HashAlgorithmMethod? ExpiryDate? ExpiryTime? MimeCode? FormatCode? EncodingCode? CharacterSetCode? FileName? Description*
ResultOfVerification: ValidatorID? ValidationResultCode? ValidationDate? ValidationTime? ValidateProcess? ValidateTool? ValidateToolVersion? @SignatoryParty?
ProjectReference: ID UUID? IssueDate? @WorkPhaseReference*
WorkPhaseReference: ID? WorkPhaseCode? WorkPhase* ProgressPercent? StartDate? EndDate? @WorkOrderDocumentReference*
Signature: ID Note* ValidationDate? ValidationTime? ValidatorID? CanonicalizationMethod? SignatureMethod? @SignatoryParty? @DigitalSignatureAttachment? @OriginalDocumentReference?
SupplierParty: CustomerAssignedAccountID? AdditionalAccountID* DataSendingCapability? @Party? @DespatchContact? @AccountingContact? @SellerContact?
CustomerParty: CustomerAssignedAccountID? SupplierAssignedAccountID? AdditionalAccountID* @Party? @DeliveryContact? @AccountingContact? @BuyerContact?
Party: MarkCareIndicator? MarkAttentionIndicator? WebsiteURI? LogoReferenceID? EndpointID? IndustryClassificationCode? @PartyIdentification* @PartyName* @Language? @PostalAddress? @PhysicalLocation? @PartyTaxScheme* @PartyLegalEntity* @Contact? @Person* @AgentParty? @ServiceProviderParty* @PowerOfAttorney* @FinancialAccount?
PartyIdentification: ID
PartyName: Name
PartyTaxScheme: RegistrationName? CompanyID? TaxLevelCode? ExemptionReasonCode? ExemptionReason* @RegistrationAddress? @TaxScheme
PartyLegalEntity: RegistrationName? CompanyID? RegistrationDate? RegistrationExpirationDate? CompanyLegalFormCode? CompanyLegalForm? SoleProprietorshipIndicator? CompanyLiquidationStatusCode? CorporateStockAmount? FullyPaidSharesIndicator? @RegistrationAddress? @CorporateRegistrationScheme? @HeadOfficeParty? @ShareholderParty*
CorporateRegistrationScheme: ID? Name? CorporateRegistrationTypeCode? @JurisdictionRegionAddress*
ShareholderParty: PartecipationPercent? @Party?
ServiceProviderParty: ID? ServiceTypeCode? ServiceType* @Party @SellerContact?
PowerOfAttorney: ID? IssueDate? IssueTime? Description* @NotaryParty? @AgentParty @WitnessParty* @MandateDocumentReference*
Person: ID? FirstName? FamilyName? Title? MiddleName? OtherName? NameSuffix? JobTitle? NationalityID? GenderCode? BirthDate? BirthplaceName? OrganizationDepartment? @Contact? @FinancialAccount? @IdentityDocumentReference* @ResidenceAddress?
Contact: ID? Name? Telephone? Telefax? ElectronicMail? Note* @OtherCommunication*
Communication: ChannelCode? Channel? Value?
Language: ID? Name? LocaleCode?
Address: ID? AddressTypeCode? AddressFormatCode? Postbox? Floor? Room? StreetName? AdditionalStreetName? BlockName? BuildingName? BuildingNumber? InhouseMail? Department? MarkAttention? MarkCare? PlotIdentification? CitySubdivisionName? CityName? PostalZone? CountrySubentity? CountrySubentityCode? Region? District? TimezoneOffset? @AddressLine* @Country? @LocationCoordinate*
AddressLine: Line
Country: IdentificationCode? Name?
Location: ID? Description* Conditions* CountrySubentity? CountrySubentityCode? LocationTypeCode? InformationURI? Name? @ValidityPeriod* @Address? @SubsidiaryLocation* @LocationCoordinate*
LocationCoordinate: CoordinateSystemCode? LatitudeDegreesMeasure? LatitudeMinutesMeasure? LatitudeDirectionCode? LongitudeDegreesMeasure? LongitudeMinutesMeasure? LongitudeDirectionCode? AltitudeMeasure?
Delivery: ID? Quantity? MinimumQuantity? MaximumQuantity? ActualDeliveryDate? ActualDeliveryTime? LatestDeliveryDate? LatestDeliveryTime? ReleaseID? TrackingID? @DeliveryAddress? @DeliveryLocation? @AlternativeDeliveryLocation? @RequestedDeliveryPeriod? @PromisedDeliveryPeriod? @EstimatedDeliveryPeriod? @CarrierParty? @DeliveryParty? @NotifyParty* @Despatch? @DeliveryTerms* @MinimumDeliveryUnit? @MaximumDeliveryUnit? @Shipment?
DeliveryTerms: ID? SpecialTerms* LossRiskResponsibilityCode? LossRisk* Amount? @DeliveryLocation? @AllowanceCharge?
DeliveryUnit: BatchQuantity ConsumerUnitQuantity? HazardousRiskIndicator?
Despatch: ID? RequestedDespatchDate? RequestedDespatchTime? EstimatedDespatchDate? EstimatedDespatchTime? ActualDespatchDate? ActualDespatchTime? GuaranteedDespatchDate? GuaranteedDespatchTime? ReleaseID? Instructions* @DespatchAddress? @DespatchLocation? @DespatchParty? @CarrierParty? @NotifyParty* @Contact? @EstimatedDespatchPeriod? @RequestedDespatchPeriod?
PaymentMeans: ID? PaymentMeansCode PaymentDueDate? PaymentChannelCode? InstructionID? InstructionNote* PaymentID* @CardAccount? @PayerFinancialAccount? @PayeeFinancialAccount? @CreditAccount? @PaymentMandate? @TradeFinancing?
PaymentTerms: ID? PaymentMeansID* PrepaidPaymentReferenceID? Note* ReferenceEventCode? SettlementDiscountPercent? PenaltySurchargePercent? PaymentPercent? Amount? SettlementDiscountAmount? PenaltyAmount? PaymentTermsDetailsURI? PaymentDueDate? InstallmentDueDate? InvoicingPartyReference? @SettlementPeriod? @PenaltyPeriod? @ExchangeRate? @ValidityPeriod?
Payment: ID? PaidAmount? ReceivedDate? PaidDate? PaidTime? InstructionID?
PaymentMandate: ID? MandateTypeCode? MaximumPaymentInstructionsNumeric? MaximumPaidAmount? SignatureID? @PayerParty? @PayerFinancialAccount? @ValidityPeriod? @PaymentReversalPeriod? @Clause*
Clause: ID? Content*
TradeFinancing: ID? FinancingInstrumentCode? @ContractDocumentReference? @DocumentReference* @FinancingParty @FinancingFinancialAccount? @Clause*
CardAccount: PrimaryAccountNumberID NetworkID CardTypeCode? ValidityStartDate? ExpiryDate? IssuerID? IssueNumberID? CV2ID? CardChipCode? ChipApplicationID? HolderName?
CreditAccount: AccountID
FinancialAccount: ID? Name? AliasName? AccountTypeCode? AccountFormatCode? CurrencyCode? PaymentNote* @FinancialInstitutionBranch? @Country?
Branch: ID? Name? @FinancialInstitution? @Address?
FinancialInstitution: ID? Name? @Address?
AllowanceCharge: ID? ChargeIndicator AllowanceChargeReasonCode? AllowanceChargeReason* MultiplierFactorNumeric? PrepaidIndicator? SequenceNumeric? Amount BaseAmount? AccountingCostCode? AccountingCost? PerUnitAmount? @TaxCategory* @TaxTotal? @PaymentMeans*
ExchangeRate: SourceCurrencyCode SourceCurrencyBaseRate? TargetCurrencyCode TargetCurrencyBaseRate? ExchangeMarketID? CalculationRate? MathematicOperatorCode? Date? @ForeignExchangeContract?
Contract: ID? IssueDate? IssueTime? NominationDate? NominationTime? ContractTypeCode? ContractType? VersionID? Note* Description* @ValidityPeriod? @ContractDocumentReference* @NominationPeriod? @ContractualDelivery?
TaxTotal: TaxAmount RoundingAmount? TaxEvidenceIndicator? TaxIncludedIndicator? @TaxSubtotal*
TaxSubtotal: TaxableAmount? TaxAmount CalculationSequenceNumeric? TransactionCurrencyTaxAmount? Percent? BaseUnitMeasure? PerUnitAmount? TierRange? TierRatePercent? @TaxCategory
TaxCategory: ID? Name? Percent? BaseUnitMeasure? PerUnitAmount? TaxExemptionReasonCode? TaxExemptionReason* TierRange? TierRatePercent? @TaxScheme
TaxScheme: ID? Name? TaxTypeCode? CurrencyCode? @JurisdictionRegionAddress*
MonetaryTotal: LineExtensionAmount? TaxExclusiveAmount? TaxInclusiveAmount? AllowanceTotalAmount? ChargeTotalAmount? PrepaidAmount? PayableRoundingAmount? PayableAmount PayableAlternativeAmount?
PriceExtension: Amount @TaxTotal*
PricingReference: @OriginalItemLocationQuantity? @AlternativeConditionPrice*
ItemLocationQuantity: LeadTimeMeasure? MinimumQuantity? MaximumQuantity? HazardousRiskIndicator? TradingRestrictions* @ApplicableTerritoryAddress* @Price? @DeliveryUnit* @ApplicableTaxCategory* @Package? @AllowanceCharge* @DependentPriceReference?
DependentPriceReference: Percent? @LocationAddress? @DependentLineReference?
Price: PriceAmount BaseQuantity? PriceChangeReason* PriceTypeCode? PriceType? OrderableUnitFactorRate? @ValidityPeriod* @PriceList? @AllowanceCharge* @PricingExchangeRate?
PriceList: ID? PriceListStatusCode? @ValidityPeriod* @PreviousPriceList?
Item: Description* PackQuantity? PackSizeNumeric? CatalogueIndicator? Name? HazardousRiskIndicator? AdditionalInformation* Keyword* BrandName* ModelName* @BuyersItemIdentification? @SellersItemIdentification? @ManufacturersItemIdentification* @StandardItemIdentification? @CatalogueItemIdentification? @AdditionalItemIdentification* @CatalogueDocumentReference? @ItemSpecificationDocumentReference* @OriginCountry? @CommodityClassification* @TransactionConditions* @HazardousItem* @ClassifiedTaxCategory* @AdditionalItemProperty* @ManufacturerParty* @InformationContentProviderParty? @OriginAddress* @ItemInstance* @Certificate* @Dimension*
ItemIdentification: ID ExtendedID? BarcodeSymbologyID? @PhysicalAttribute* @MeasurementDimension* @IssuerParty?
PhysicalAttribute: AttributeID PositionCode? DescriptionCode? Description*
Dimension: AttributeID Measure? Description* MinimumMeasure? MaximumMeasure?
CommodityClassification: NatureCode? CargoTypeCode? CommodityCode? ItemClassificationCode?
TransactionConditions: ID? ActionCode? Description* @DocumentReference*
ItemProperty: ID? Name NameCode? TestMethod? Value? ValueQuantity? ValueQualifier* ImportanceCode? ListValue* @UsabilityPeriod? @ItemPropertyGroup* @RangeDimension? @ItemPropertyRange?
ItemPropertyGroup: ID Name? ImportanceCode?
ItemPropertyRange: MinimumValue? MaximumValue?
ItemInstance: ProductTraceID? ManufactureDate? ManufactureTime? BestBeforeDate? RegistrationID? SerialID? @AdditionalItemProperty* @LotIdentification?
LotIdentification: LotNumberID? ExpiryDate? @AdditionalItemProperty*
Certificate: ID CertificateTypeCode CertificateType Remarks* @IssuerParty @DocumentReference* @Signature*
HazardousItem: any
Package: any
Shipment: any
UBLExtensions: ext:UBLExtension+
UBLExtension: ID? Name? ext:ExtensionAgencyID? ext:ExtensionAgencyName? ext:ExtensionVersionID? ext:ExtensionAgencyURI? ext:ExtensionURI? ext:ExtensionReasonCode? ext:ExtensionReason? ext:ExtensionContent
UBLDocumentSignatures: sac:SignatureInformation+
SignatureInformation: ID? sbc:ReferencedSignatureID? ds:Signature?
DsSignature: ds:SignedInfo ds:SignatureValue ds:KeyInfo? ds:Object*
SignedInfo: ds:CanonicalizationMethod ds:SignatureMethod ds:Reference+
Reference: ds:Transforms? ds:DigestMethod ds:DigestValue
Transforms: ds:Transform+
`;

/** Elements named otherwise than their type: the type is the longest of these that ends the name. */
export const typeSuffixes = [
  "CustomerParty",
  "SupplierParty",
  "ServiceProviderParty",
  "ShareholderParty",
  "Party",
  "DocumentReference",
  "OrderLineReference",
  "LineReference",
  "Period",
  "Address",
  "Contact",
  "Contract",
  "Country",
  "Location",
  "FinancialAccount",
  "Branch",
  "ExchangeRate",
  "MonetaryTotal",
  "TaxTotal",
  "TaxCategory",
  "ItemLocationQuantity",
  "ItemIdentification",
  "ItemProperty",
  "Dimension",
  "DeliveryUnit",
  "Delivery",
  "Attachment",
  "Payment",
  "Price",
  "PriceExtension",
  "PriceList",
  "Communication",
  "InvoiceLine",
] as const;
