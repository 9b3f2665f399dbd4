// Tests of AgreementLanguage.
